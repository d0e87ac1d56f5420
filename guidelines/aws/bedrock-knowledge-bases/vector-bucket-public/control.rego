# A statement that lets everyone into a vector bucket, without a condition that keeps strangers out.
package sekisho

import data.lib.iam

applies if iam.written(input.Policy)

deny contains {
	"at": array.concat(["Policy"], open.at),
	"facts": {"principal": open.principal, "actions": open.actions, "conditional": open.conditional},
} if {
	some open in iam.public(input.Policy)
}
