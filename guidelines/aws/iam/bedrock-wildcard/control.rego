# Calling models on every resource, with no guardrail asked for: `bedrock:*`, `bedrock:Invoke*`, `bedrock:InvokeModel`.
# What makes an administrator is the matter of policy-admin, and a statement that names its models is not at fault here.
package sekisho

import data.lib.iam

# A condition that is not known may be the one that is asked for.
applies if iam.written(input.PolicyDocument)

applies if {
	not input.PolicyDocument
	count([policy | some policy in input.Policies; iam.written(policy.PolicyDocument)]) >= 0
}

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {"action": found.action, "reach": found.reach},
} if {
	some found in unbound(input.PolicyDocument)
}

deny contains {
	"at": array.concat(["Policies", i, "PolicyDocument"], found.at),
	"facts": {"action": found.action, "reach": found.reach},
} if {
	some i, policy in input.Policies
	some found in unbound(policy.PolicyDocument)
}

# With reach "all" the same words also let one change and delete guardrails.
unbound(document) := {found |
	is_array(document.Statement)
	some i, statement in document.Statement
	iam.allows(statement)
	everywhere(statement)
	condition := object.get(statement, "Condition", {})
	not narrows(condition)
	some one in calling(statement)
	at := array.concat(["Statement", i], one.at)
	count([admin | some admin in iam.administrators(document); admin.at == at]) == 0
	guards := {guard | some guard in guarding(document); one.reach == "calls"}
	count({true | some guard in guards; guard.sure == "yes"}) == 0
	found := {"at": blame(statement, i, one.at, count(guards)), "action": one.action, "reach": one.reach}
}

# A condition that does not do is at fault. Where another statement could be one that refuses the same, all of them are.
blame(statement, i, at, guards) := array.concat(["Statement", i], at) if {
	not statement.Condition
	guards == 0
}

blame(statement, i, _, guards) := ["Statement", i, "Condition"] if {
	statement.Condition
	guards == 0
}

blame(_, _, _, guards) := ["Statement"] if guards > 0

# Statements that could refuse calls without the guardrail, and whether they do.
guarding(document) := {found |
	some i, guard in document.Statement
	iam.denies(guard)
	not elsewhere(guard)
	found := {"index": i, "sure": sure(guard)}
}

sure(guard) := "yes" if guards(guard)

sure(guard) := "no" if not guards(guard)

guards(guard) if {
	names(guard, "bedrock:InvokeModel")
	everywhere(guard)
	refuses(object.get(guard, "Condition", {}))
}

elsewhere(guard) if {
	guard.Action
	actions := iam.values(guard.Action)
	count(actions) > 0
	count([action | some action in actions; is_string(action); not iam.matches(action, "bedrock:InvokeModel")]) == count(actions)
}

# What lets a statement call models. Who names both actions in turn is told of one.
calling(statement) := patterns | left_in if {
	patterns := {found |
		some one in iam.listed(["Action"], statement.Action)
		is_string(one.value)
		calls(statement, one.value)
		found := {"at": one.at, "action": one.value, "reach": reach({"Action": one.value})}
	}
	left_in := {found |
		statement.NotAction
		names(statement, "bedrock:InvokeModel")
		found := {"at": ["NotAction"], "action": "NotAction", "reach": reach({"NotAction": statement.NotAction})}
	}
}

reach(statement) := "all" if names(statement, "bedrock:DeleteGuardrail")

reach(statement) := "calls" if not names(statement, "bedrock:DeleteGuardrail")

calls(_, action) if iam.matches(action, "bedrock:InvokeModel")

calls(statement, action) if {
	iam.matches(action, "bedrock:InvokeModelWithResponseStream")
	not names(statement, "bedrock:InvokeModel")
}

everywhere(statement) if iam.on_any_resource(statement)

everywhere(statement) if {
	some resource in iam.values(statement.Resource)
	is_string(resource)
	regex.match(`^arn:[^:]*:bedrock:\*(:\*)*$`, resource)
}

# A condition that asks for a guardrail, or that leaves in only resources that are marked for it.
narrows(condition) if {
	some one in iam.demanded(condition)
	iam.demands(one.operator)
	regex.match(`^(bedrock:(guardrailidentifier|inferenceprofilearn)|aws:resourcetag/.+)$`, one.key)
}

narrows(condition) if {
	some one in iam.demanded(condition)
	one.operator == "null"
	one.key == "bedrock:guardrailidentifier"
	iam.truth(one.value) == "false"
}

refuses(condition) if condition == {}

refuses(condition) if {
	all := iam.demanded(condition)
	count(all) == 1
	iam.refuses(all[0].operator)
	all[0].key == "bedrock:guardrailidentifier"
}

refuses(condition) if {
	all := iam.demanded(condition)
	count(all) == 1
	all[0].operator == "null"
	all[0].key == "bedrock:guardrailidentifier"
	iam.truth(all[0].value) == "true"
}

names(statement, action) if {
	statement.Action
	some pattern in iam.values(statement.Action)
	is_string(pattern)
	iam.matches(pattern, action)
}

names(statement, action) if {
	statement.NotAction
	not statement.Action
	iam.names_action(statement, action)
}
