# Keys that Google manages never leave it. One that a user made is a file that works wherever it gets to.
package sekisho

applies if not input.disabled == true

deny contains {
	"at": ["keyType"],
	"facts": {"origin": object.get(input, "keyOrigin", null)},
} if {
	not input.disabled == true
	not input.keyType == "SYSTEM_MANAGED"
}
