# A statement that lets everyone search a knowledge base or read its documents, without a condition that keeps strangers out.
package sekisho

import data.lib.iam

applies if iam.written(input.PolicyDocument)

deny contains {
	"at": array.concat(["PolicyDocument"], open.at),
	"facts": {"principal": open.principal, "actions": open.actions, "conditional": open.conditional},
} if {
	some open in iam.public(input.PolicyDocument)
}
