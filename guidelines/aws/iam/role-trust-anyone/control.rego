# A role that everyone can assume: a trust policy that names no principal, and no condition that keeps strangers out.
# An external id is no such condition, because whoever learns it is let in.
package sekisho

import data.lib.iam

applies if iam.written(input.AssumeRolePolicyDocument)

deny contains {
	"at": array.concat(["AssumeRolePolicyDocument"], found.at),
	"facts": {"principal": found.principal, "conditional": found.conditional},
} if {
	some found in iam.public(input.AssumeRolePolicyDocument)
}
