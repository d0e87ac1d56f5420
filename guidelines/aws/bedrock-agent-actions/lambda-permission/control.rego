# A permission for Bedrock says whose Bedrock: the ARN of the agent or flow, or the account that it is in.
package sekisho

import data.lib.iam

applies if {
	is_boolean(limited)
	input.Principal in {"bedrock.amazonaws.com", "bedrock.amazonaws.com.cn"}
}

default limited := false

limited if iam.pins("aws:sourcearn", input.SourceArn)

limited if iam.pins("aws:sourceaccount", input.SourceAccount)

limited if iam.pins("aws:principalorgid", input.PrincipalOrgID)

deny contains {
	"at": ["Principal"],
	"facts": {"action": object.get(input, "Action", null), "source": object.get(input, "SourceArn", null)},
} if {
	not limited
}
