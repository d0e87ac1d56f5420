# A condition that any guardrail meets, or the working draft of one, whose content changes without a version.
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
	statement.Effect
	calls(statement)
	some one in statements.asked(statement, "bedrock:GuardrailIdentifier")
	compares(one.operator)
	some value in iam.values(one.value)
	is_string(value)
	fault := fault_of(one.operator, value)
	found := {"at": ["Statement", i, "Condition"], "facts": {"value": value, "fault": fault}}
} | {found |
	# That some guardrail is named is all that is asked for, and no other statement says which.
	is_array(document.Statement)
	count([true | some statement in document.Statement; calls(statement); compared(statement)]) == 0
	some i, statement in document.Statement
	calls(statement)
	some one in statements.asked(statement, "bedrock:GuardrailIdentifier")
	one.operator == "null"
	iam.truth(one.value) == unnamed(statement)
	found := {"at": whole(document, i), "facts": {"value": null, "fault": "named"}}
}

# Where there are other statements, each of them could say which.
whole(document, i) := ["Statement", i, "Condition"] if count(document.Statement) == 1

whole(document, _) := ["Statement"] if count(document.Statement) > 1

compared(statement) if {
	some one in statements.asked(statement, "bedrock:GuardrailIdentifier")
	compares(one.operator)
}

# What Null has to be so that a guardrail must be named.
unnamed(statement) := "false" if iam.allows(statement)

unnamed(statement) := "true" if iam.denies(statement)

calls(statement) if statements.names(statement, "bedrock:InvokeModel")

calls(statement) if statements.names(statement, "bedrock:InvokeModelWithResponseStream")

compares(operator) if iam.demands(operator)

compares(operator) if iam.refuses(operator)

fault_of(operator, value) := "any" if {
	contains(operator, "like")
	any_guardrail(value)
}

fault_of(operator, value) := "draft" if {
	not any_of_pattern(operator, value)
	regex.match(`:guardrail/[^:*?]+(:(?i:draft))?$`, value)
}

any_of_pattern(operator, value) if {
	contains(operator, "like")
	any_guardrail(value)
}

any_guardrail(value) if not contains(value, "guardrail/")

any_guardrail(value) if startswith(split(value, "guardrail/")[1], "*")
