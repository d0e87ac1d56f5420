# A key policy that lets everyone in. The root of an account with kms:* is the normal way to hand a key to that account's
# own IAM policies, and is not everyone.
package sekisho

import data.lib.iam

applies if iam.written(input.KeyPolicy)

deny contains {
	"at": array.concat(["KeyPolicy"], found.at),
	"facts": {"principal": found.principal, "actions": found.actions, "conditional": found.conditional},
} if {
	some found in iam.public(input.KeyPolicy)
}
