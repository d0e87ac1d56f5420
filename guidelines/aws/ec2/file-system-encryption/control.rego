# A file system is encrypted when it says so: the API encrypts only on request, other than the console.
package sekisho

deny contains {
	"at": ["Encrypted"],
	"facts": {"value": object.get(input, "Encrypted", null)},
} if {
	not input.Encrypted == true
}
