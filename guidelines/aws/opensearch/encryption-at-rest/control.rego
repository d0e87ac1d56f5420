# A domain is encrypted at rest only when EncryptionAtRestOptions.Enabled is true.
package sekisho

deny contains {
	"at": ["EncryptionAtRestOptions", "Enabled"],
	"facts": {"value": object.get(input, ["EncryptionAtRestOptions", "Enabled"], null)},
} if {
	not input.EncryptionAtRestOptions.Enabled == true
}
