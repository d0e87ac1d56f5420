# A policy of a model registry that lets everyone in.
package sekisho

import data.lib.iam

applies if iam.written(input.ModelPackageGroupPolicy)

deny contains {
	"at": array.concat(["ModelPackageGroupPolicy"], found.at),
	"facts": {"principal": found.principal, "actions": found.actions, "conditional": found.conditional},
} if {
	some found in iam.public(input.ModelPackageGroupPolicy)
}
