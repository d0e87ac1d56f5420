# Whoever has such a policy is an administrator. A condition does not change that: it says when, not what.
package sekisho

import data.lib.iam

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {"action": found.action},
} if {
	some found in iam.administrators(input.PolicyDocument)
}

deny contains {
	"at": array.concat(["Policies", i, "PolicyDocument"], found.at),
	"facts": {"action": found.action},
} if {
	some i, policy in input.Policies
	some found in iam.administrators(policy.PolicyDocument)
}
