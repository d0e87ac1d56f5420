# A permission for everyone, unless it names a source, an account or an organization. While one of these three is not known,
# whether it limits the callers is not known either: that is what `applies` says.
package sekisho

import data.lib.iam

applies if is_boolean(limited)

default limited := false

limited if iam.pins("aws:sourcearn", input.SourceArn)

limited if iam.pins("aws:sourceaccount", input.SourceAccount)

limited if iam.pins("aws:principalorgid", input.PrincipalOrgID)

deny contains {
	"at": ["Principal"],
	"facts": {
		"principal": input.Principal,
		"action": object.get(input, "Action", null),
		"source": object.get(input, "SourceArn", null),
	},
} if {
	iam.everyone(input.Principal)
	not limited
}
