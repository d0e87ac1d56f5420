# Whoever can change guardrails and logging should be of those who are responsible for them. Who that is no cloud knows. A policy that is
# attached to nobody is known by its own name. Roles that Bedrock assumes are reported by agent-changes-guardrail, whoever is declared.
package sekisho

import data.lib.iam
import data.lib.statements

applies if {
	legible(input.PolicyDocument)
	count(holders) >= 0
	count(names) >= 0
}

applies if {
	not input.PolicyDocument
	not for_bedrock
	count(holders) >= 0
	count([policy | is_array(input.Policies); some policy in input.Policies; legible(policy.PolicyDocument)]) >= 0
}

legible(document) if {
	is_array(document.Statement)
	iam.written(document)
}

for_bedrock if {
	is_array(input.AssumeRolePolicyDocument.Statement)
	some statement in input.AssumeRolePolicyDocument.Statement
	iam.allows(statement)
	is_object(statement.Principal)
	some service in iam.values(statement.Principal.Service)
	service in {"bedrock.amazonaws.com", "bedrock-agentcore.amazonaws.com"}
}

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {"action": found.action, "change": found.change, "holder": holder},
} if {
	some found in changing(input.PolicyDocument)
	declared
	count(strangers) > 0
	holder := min(strangers)
}

deny contains {
	"at": array.concat(["Policies", i, "PolicyDocument"], found.at),
	"facts": {"action": found.action, "change": found.change, "holder": holder},
} if {
	not for_bedrock
	is_array(input.Policies)
	some i, policy in input.Policies
	some found in changing(policy.PolicyDocument)
	declared
	count(strangers) > 0
	holder := min(strangers)
}

holders contains name if {
	list := object.get(input, "Roles", [])
	is_array(list)
	some name in list
}

holders contains name if {
	list := object.get(input, "Users", [])
	is_array(list)
	some name in list
}

holders contains name if {
	list := object.get(input, "Groups", [])
	is_array(list)
	some name in list
}

holders contains input.RoleName

holders contains input.UserName

holders contains input.GroupName

strangers contains name if {
	some name in holders
	not responsible(name)
}

strangers contains name if {
	count(holders) == 0
	some name in names
	not responsible(name)
}

names contains input.ManagedPolicyName

names contains input.PolicyName

responsible(name) if {
	is_array(data.workload.guardrail_admins)
	is_string(name)
	some pattern in data.workload.guardrail_admins
	is_string(pattern)
	glob.match(lower(pattern), null, lower(name))
}

declared if is_array(data.workload.guardrail_admins)

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
