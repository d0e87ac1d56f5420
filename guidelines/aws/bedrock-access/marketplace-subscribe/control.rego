# Who may subscribe to anything of AWS Marketplace accepts the terms of any model in the company's name. Only the ids of products narrow it.
# What makes an administrator is the matter of policy-admin.
package sekisho

import data.lib.iam
import data.lib.statements

# A condition that is not known may be the one that is asked for.
applies if iam.written(input.PolicyDocument)

applies if {
	not input.PolicyDocument
	count([policy | is_array(input.Policies); some policy in input.Policies; iam.written(policy.PolicyDocument)]) >= 0
}

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": found.facts,
} if {
	some found in faults(input.PolicyDocument)
}

deny contains {
	"at": array.concat(["Policies", i, "PolicyDocument"], found.at),
	"facts": found.facts,
} if {
	some i, policy in input.Policies
	some found in faults(policy.PolicyDocument)
}

faults(document) := {found |
	is_array(document.Statement)
	some i, statement in document.Statement
	iam.allows(statement)
	some one in iam.listed(["Action"], statement.Action)
	is_string(one.value)
	not iam.any_action(one.value)
	iam.matches(one.value, "aws-marketplace:Subscribe")
	not narrows(statement)
	not denied(document)
	found := {
		"at": statements.blame(document, i, one.at, "aws-marketplace:Subscribe"),
		"facts": {"action": one.value},
	}
} | {found |
	is_array(document.Statement)
	some i, statement in document.Statement
	iam.allows(statement)
	statement.NotAction
	statements.names(statement, "aws-marketplace:Subscribe")
	count([admin | some admin in iam.administrators(document); admin.at == ["Statement", i, "NotAction"]]) == 0
	not narrows(statement)
	not denied(document)
	found := {
		"at": statements.blame(document, i, ["NotAction"], "aws-marketplace:Subscribe"),
		"facts": {"action": "NotAction"},
	}
}

narrows(statement) if {
	some one in statements.asked(statement, "aws-marketplace:ProductId")
	iam.demands(one.operator)
	values := iam.values(one.value)
	count(values) > 0
	count([value | some value in values; contains(value, "*")]) == 0
}

denied(document) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.names(guard, "aws-marketplace:Subscribe")
	not guard.Condition
}

denied(document) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.names(guard, "aws-marketplace:Subscribe")
	some one in statements.asked(guard, "aws-marketplace:ProductId")
	iam.refuses(one.operator)
}
