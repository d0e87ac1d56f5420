# An access key whose user is called root: it is meant for the root user, or for a user with that name.
package sekisho

deny contains {
	"at": ["UserName"],
	"facts": {"user": input.UserName},
} if {
	lower(input.UserName) in {"root", "<root_account>"}
}
