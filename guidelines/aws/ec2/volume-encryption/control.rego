# A volume is encrypted when it says so. What a Region encrypts by default is not seen here, so silence is no proof.
package sekisho

deny contains {
	"at": ["Encrypted"],
	"facts": {"value": object.get(input, "Encrypted", null)},
} if {
	not input.Encrypted == true
}
