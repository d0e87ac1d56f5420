# Where an organization can forbid long-term API keys for all of its accounts, it should: either that they are created, or that they are
# used. Its policies do not bind the management account, and without an organization there are none.
package sekisho

import data.lib.enforcement
import data.lib.iam
import data.lib.statements

account := input.Identity.Account

applies if {
	account
	not enforcement.blind
	bound
}

applies if {
	account
	enforcement.blind
}

# The organization has policies, and the account is not the one that they come from.
bound if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	policy.Type == "SERVICE_CONTROL_POLICY"
	count(own) == 0
}

own contains policy.Arn if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	split(policy.Arn, ":")[4] == account
}

forbidden contains sure if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	policy.Type == "SERVICE_CONTROL_POLICY"
	some statement in iam.values(policy.Content.Statement)
	forbids(statement)
	some target in policy.Targets
	sure := certainty(target)
}

# One that leaves out certain callers or users forbids it to the others.
forbidden contains "perhaps" if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	policy.Type == "SERVICE_CONTROL_POLICY"
	some statement in iam.values(policy.Content.Statement)
	means_to(statement)
	some target in policy.Targets
	certainty(target)
}

means_to(statement) if {
	iam.denies(statement)
	statements.names(statement, "iam:CreateServiceSpecificCredential")
	some one in statements.asked(statement, "iam:ServiceSpecificCredentialServiceName")
	iam.demands(one.operator)
	some pattern in iam.values(one.value)
	iam.matches(pattern, "bedrock.amazonaws.com")
}

means_to(statement) if {
	iam.denies(statement)
	statements.names(statement, "bedrock:CallWithBearerToken")
	some one in statements.asked(statement, "bedrock:bearerTokenType")
	iam.demands(one.operator)
	some pattern in iam.values(one.value)
	iam.matches(pattern, "LONG_TERM")
}

certainty(target) := "yes" if target.Type == "ROOT"

certainty(target) := "yes" if target.TargetId == account

certainty(target) := "perhaps" if target.Type == "ORGANIZATIONAL_UNIT"

forbids(statement) if {
	iam.denies(statement)
	statements.names(statement, "iam:CreateServiceSpecificCredential")
	every_resource(statement)
	only(statement, "iam:ServiceSpecificCredentialServiceName", "bedrock.amazonaws.com")
}

forbids(statement) if {
	iam.denies(statement)
	statements.names(statement, "bedrock:CallWithBearerToken")
	every_resource(statement)
	only(statement, "bedrock:bearerTokenType", "LONG_TERM")
}

every_resource(statement) if {
	some resource in iam.values(statement.Resource)
	iam.any_resource(resource)
}

# Without a condition, or with none but that it is about these keys.
only(statement, _, _) if not statement.Condition

only(statement, key, value) if {
	all := iam.demanded(object.get(statement, "Condition", {}))
	count(all) == 1
	some one in statements.asked(statement, key)
	iam.demands(one.operator)
	some pattern in iam.values(one.value)
	iam.matches(pattern, value)
}

deny contains {
	"at": ["Identity", "Account"],
	"facts": {},
	"proven": true,
} if {
	bound
	not enforcement.blind
	count(forbidden) == 0
}

deny contains {
	"at": ["Identity", "Account"],
	"facts": {},
} if {
	not "yes" in forbidden
	unsure
}

unsure if "perhaps" in forbidden

unsure if enforcement.blind
