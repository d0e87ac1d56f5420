# A topic policy that lets everyone in. Terraform can also write the policy into the topic itself.
package sekisho

import data.lib.iam

applies if iam.written(input.PolicyDocument)

applies if iam.written(input.Policy)

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {"principal": found.principal, "actions": found.actions, "conditional": found.conditional},
} if {
	some found in iam.public(input.PolicyDocument)
}

deny contains {
	"at": array.concat(["Policy"], found.at),
	"facts": {"principal": found.principal, "actions": found.actions, "conditional": found.conditional},
} if {
	some found in iam.public(input.Policy)
}
