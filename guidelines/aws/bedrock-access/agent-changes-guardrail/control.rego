# A role that Bedrock itself assumes runs agents, flows or knowledge bases. None of them has to change what inspects and records it.
package sekisho

import data.lib.iam
import data.lib.statements

applies if {
	for_bedrock
	iam.written(input.AssumeRolePolicyDocument)
	count([policy | is_array(input.Policies); some policy in input.Policies; iam.written(policy.PolicyDocument)]) >= 0
}

# An unknown condition may be one that keeps Bedrock out.
for_bedrock if {
	is_array(input.AssumeRolePolicyDocument.Statement)
	some statement in input.AssumeRolePolicyDocument.Statement
	iam.allows(statement)
	is_object(statement.Principal)
	some service in iam.values(statement.Principal.Service)
	service in {"bedrock.amazonaws.com", "bedrock-agentcore.amazonaws.com"}
}

deny contains {
	"at": array.concat(["Policies", i, "PolicyDocument"], found.at),
	"facts": {"action": found.action, "change": found.change},
} if {
	for_bedrock
	is_array(input.Policies)
	some i, policy in input.Policies
	some found in changing(policy.PolicyDocument)
}

# What takes guardrails or records away, or makes them say something else.
changes := [
	"bedrock:DeleteEnforcedGuardrailConfiguration",
	"bedrock:DeleteGuardrail",
	"bedrock:DeleteModelInvocationLoggingConfiguration",
	"bedrock:PutEnforcedGuardrailConfiguration",
	"bedrock:PutModelInvocationLoggingConfiguration",
	"bedrock:UpdateGuardrail",
]

# What allows everything is the matter of bedrock-wildcard and policy-admin.
changing(document) := {found |
	is_array(document.Statement)
	some i, statement in document.Statement
	iam.allows(statement)
	some one in iam.listed(["Action"], statement.Action)
	is_string(one.value)
	not everything(statement, one.value)
	named := [change | some change in changes; iam.matches(one.value, change); not denied(document, change)]
	count(named) > 0
	found := {"at": place(document, i, one, named[0]), "action": one.value, "change": named[0]}
}

# Of a whole service the resources decide as well.
place(document, i, one, change) := array.concat(["Statement", i], one.at) if {
	count(statements.fences(document, change)) == 0
	not iam.any_action_of_service(one.value)
}

place(document, i, one, change) := ["Statement", i] if {
	count(statements.fences(document, change)) == 0
	iam.any_action_of_service(one.value)
}

place(document, _, _, change) := ["Statement"] if count(statements.fences(document, change)) > 0

everything(statement, action) if {
	iam.any_action_of_service(action)
	iam.on_any_resource(statement)
}

denied(document, change) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.names(guard, change)
	iam.on_any_resource(guard)
	not guard.Condition
}
