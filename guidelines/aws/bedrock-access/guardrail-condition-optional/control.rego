# A condition that is also true when the request names no guardrail asks for none: …IfExists, ForAllValues, StringNotEquals and the like, and
# Null that is true. For every resource bedrock-wildcard says so; this is about policies that name their models. A statement that denies such calls makes up for it.
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
	calls(statement)
	not denied(document, statement)
	not iam.on_any_resource(statement)
	is_object(statement.Condition)
	some operator, keys in statement.Condition
	is_object(keys)
	some key, value in keys
	lower(key) == lower("bedrock:GuardrailIdentifier")
	optional(operator, value)
	not required(statement)
	found := {
		"at": statements.blame(document, i, [], "bedrock:InvokeModel"),
		"facts": {"operator": operator},
	}
}

calls(statement) if statements.names(statement, "bedrock:InvokeModel")

calls(statement) if statements.names(statement, "bedrock:InvokeModelWithResponseStream")

optional(operator, _) if endswith(lower(operator), "ifexists")

optional(operator, _) if startswith(lower(operator), "forallvalues:")

optional(operator, _) if iam.refuses(lower(operator))

optional(operator, value) if {
	lower(operator) == "null"
	iam.truth(value) == "true"
}

# Another operator of the same condition may ask for it after all.
required(statement) if {
	some one in statements.asked(statement, "bedrock:GuardrailIdentifier")
	iam.demands(one.operator)
}

required(statement) if {
	some one in statements.asked(statement, "bedrock:GuardrailIdentifier")
	one.operator == "null"
	iam.truth(one.value) == "false"
}

# Every call that the statement allows is denied without a guardrail, be it by several statements.
denied(document, statement) if {
	count([call |
		some call in ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
		statements.names(statement, call)
		not denied_call(document, statement, call)
	]) == 0
}

denied_call(document, statement, call) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.names(guard, call)
	statements.reaches(guard, statement)
	count(iam.demanded(guard.Condition)) == 1
	some one in statements.asked(guard, "bedrock:GuardrailIdentifier")
	refuses(one)
}

refuses(one) if iam.refuses(one.operator)

refuses(one) if {
	one.operator == "null"
	iam.truth(one.value) == "true"
}
