# Defender for AI watches an account unless its own setting takes it out.
package sekisho

deny contains {
	"at": ["properties", "state"],
	"facts": {"value": object.get(input.properties, "state", null)},
} if {
	not input.properties.state == "Enabled"
}
