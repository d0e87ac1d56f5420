# Calling models on every resource, with no guardrail asked for: `bedrock:*`, `bedrock:Invoke*`, `bedrock:InvokeModel`.
# What makes an administrator is the matter of policy-admin, and a statement that names its models is not at fault here.
package sekisho

import data.lib.iam

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {"action": found.action, "guardrails": found.guardrails},
} if {
	some found in unbound(input.PolicyDocument)
}

deny contains {
	"at": array.concat(["Policies", i, "PolicyDocument"], found.at),
	"facts": {"action": found.action, "guardrails": found.guardrails},
} if {
	some i, policy in input.Policies
	some found in unbound(policy.PolicyDocument)
}

# `guardrails` says that the same words also let one change and delete guardrails.
unbound(document) := {found |
	some i, statement in document.Statement
	iam.allows(statement)
	everywhere(statement)
	condition := object.get(statement, "Condition", {})
	not narrows(condition)
	some one in calling(statement)
	found := {
		"at": array.concat(["Statement", i], one.at),
		"action": one.action,
		"guardrails": one.guardrails,
	}
	count([admin | some admin in iam.administrators(document); admin.at == found.at]) == 0
	not guarded(document, found.guardrails)
}

# What lets a statement call models.
calling(statement) := patterns | left_in if {
	patterns := {found |
		some one in iam.listed(["Action"], statement.Action)
		iam.matches(one.value, "bedrock:InvokeModel")
		found := {"at": one.at, "action": one.value, "guardrails": iam.matches(one.value, "bedrock:DeleteGuardrail")}
	}
	left_in := {found |
		statement.NotAction
		iam.names_action(statement, "bedrock:InvokeModel")
		found := {"at": ["NotAction"], "action": "NotAction", "guardrails": iam.names_action(statement, "bedrock:DeleteGuardrail")}
	}
}

everywhere(statement) if iam.on_any_resource(statement)

everywhere(statement) if {
	some resource in iam.values(statement.Resource)
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

# Another statement refuses calls without the guardrail. That does not help where guardrails themselves can be changed.
guarded(document, false) if {
	some guard in document.Statement
	iam.denies(guard)
	iam.names_action(guard, "bedrock:InvokeModel")
	everywhere(guard)
	refuses(object.get(guard, "Condition", {}))
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
