# A bucket that keeps what is overwritten or deleted.
package sekisho

deny contains {
	"at": ["VersioningConfiguration", "Status"],
	"facts": {"value": object.get(input, ["VersioningConfiguration", "Status"], null)},
} if {
	not input.VersioningConfiguration.Status == "Enabled"
}
