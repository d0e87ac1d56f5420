# Guests get credentials unless AllowUnauthenticatedIdentities is false.
package sekisho

deny contains {
	"at": ["AllowUnauthenticatedIdentities"],
	"facts": {"value": object.get(input, "AllowUnauthenticatedIdentities", null)},
} if {
	not input.AllowUnauthenticatedIdentities == false
}
