# A role for Bedrock says on whose behalf: the account, or the agent, knowledge base or flow.
package sekisho

import data.lib.iam

services := {"bedrock.amazonaws.com", "bedrock.amazonaws.com.cn"}

applies if count(trusting) > 0

trusting contains {"i": i, "limited": limited} if {
	some i, statement in input.AssumeRolePolicyDocument.Statement
	iam.allows(statement)
	some service in iam.values(statement.Principal.Service)
	service in services
	limited := limits(object.get(statement, "Condition", {}))
}

deny contains {
	"at": ["AssumeRolePolicyDocument", "Statement", one.i, "Principal", "Service"],
	"facts": {"role": object.get(input, "RoleName", null)},
} if {
	some one in trusting
	one.limited == false
}

limits(condition) if count(pinned(condition)) > 0

limits(condition) := false if count(pinned(condition)) == 0

pinned(condition) := [one.key |
	some one in iam.demanded(condition)
	iam.demands(one.operator)
	one.key in {"aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"}
	iam.pins(one.key, one.value)
]
