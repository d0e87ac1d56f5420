# Where rules ask for keys of one's own, the service has to hold every index to them; a key of a single index proves nothing
# about the next one. Unspecified does the same as Disabled.
package sekisho

deny contains {
	"at": ["properties", "encryptionWithCmk", "enforcement"],
	"facts": {"value": object.get(input.properties, ["encryptionWithCmk", "enforcement"], null)},
} if {
	data.workload.regulated == true
	not input.properties.encryptionWithCmk.enforcement == "Enabled"
}
