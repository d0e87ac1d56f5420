# Creating a service-specific credential makes a long-term API key of Bedrock. The condition keys limit how long it lives, or to which
# services. What may do everything, or everything in IAM, is the matter of other guides.
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
	not iam.any_action_of_service(one.value)
	iam.matches(one.value, "iam:CreateServiceSpecificCredential")
	not limited(statement)
	not denied(document, statement)
	found := {
		"at": statements.blame(document, i, one.at, "iam:CreateServiceSpecificCredential"),
		"facts": {"action": one.value},
	}
}

# Keys that expire within a year, or credentials of other services alone.
limited(statement) if {
	some one in statements.asked(statement, "iam:ServiceSpecificCredentialAgeDays")
	one.operator in {lower(name) | some name in {"NumericLessThan", "NumericLessThanEquals"}}
	days := iam.values(one.value)
	count(days) > 0
	count([day | some day in days; not to_number(day) <= 366]) == 0
}

limited(statement) if {
	some one in statements.asked(statement, "iam:ServiceSpecificCredentialServiceName")
	iam.demands(one.operator)
	values := iam.values(one.value)
	count(values) > 0
	count([value | some value in values; iam.matches(value, "bedrock.amazonaws.com")]) == 0
}

limited(statement) if {
	some one in statements.asked(statement, "iam:ServiceSpecificCredentialServiceName")
	spares_bedrock(one)
}

denied(document, statement) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.reaches(guard, statement)
	statements.names(guard, "iam:CreateServiceSpecificCredential")
	not guard.Condition
}

denied(document, statement) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.reaches(guard, statement)
	statements.names(guard, "iam:CreateServiceSpecificCredential")
	some one in statements.asked(guard, "iam:ServiceSpecificCredentialServiceName")
	iam.demands(one.operator)
	some value in iam.values(one.value)
	iam.matches(value, "bedrock.amazonaws.com")
}

spares_bedrock(one) if {
	iam.refuses(one.operator)
	some value in iam.values(one.value)
	iam.matches(value, "bedrock.amazonaws.com")
}
