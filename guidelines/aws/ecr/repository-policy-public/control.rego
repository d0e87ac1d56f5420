# A repository policy that lets everyone in.
package sekisho

import data.lib.iam

applies if iam.written(input.RepositoryPolicyText)

deny contains {
	"at": array.concat(["RepositoryPolicyText"], found.at),
	"facts": {"principal": found.principal, "actions": found.actions, "conditional": found.conditional},
} if {
	some found in iam.public(input.RepositoryPolicyText)
}
