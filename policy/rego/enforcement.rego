# Where an account has guardrails enforced: by itself, by its organization, or by a service control policy that lets no model
# be called without one. It looks at Regions and policies of the snapshot, so a control that uses it relates to
# AWS::Sekisho::Region and AWS::Organizations::Policy.
package lib.enforcement

import data.lib.iam
import data.lib.statements

# The Regions of an account, by their names.
regions(account) := {name: region |
	some id, region in data.snapshot["AWS::Sekisho::Region"]
	parts := split(id, "/")
	parts[0] == account
	name := parts[1]
}

# Regions of which it is known that the account itself enforces nothing there, that it does, and the others.
bare(account) := {name |
	some name, region in regions(account)
	is_array(region.EnforcedGuardrails)
	count(region.EnforcedGuardrails) == 0
}

guarded(account) := {name |
	some name, region in regions(account)
	count(region.EnforcedGuardrails) > 0
}

unseen(account) := {name |
	some name, region in regions(account)
	not is_array(object.get(region, "EnforcedGuardrails", null))
}

# Policies of the organization that could not be read: what stands for a list that broke off has no type.
blind if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	not policy.Type
}

blind if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	policy.Type in {"BEDROCK_POLICY", "SERVICE_CONTROL_POLICY"}
	not policy.Content
}

blind if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	policy.Type in {"BEDROCK_POLICY", "SERVICE_CONTROL_POLICY"}
	not is_array(object.get(policy, "Targets", null))
}

# Whether policies of the organization enforce a guardrail on an account in a Region for sure, or perhaps: who is in an
# organizational unit is not read.
by_organization(account, region) if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	imposes(policy, account, region)
	some target in policy.Targets
	for_sure(target, account)
}

perhaps_by_organization(account, region) if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	imposes(policy, account, region)
	some target in policy.Targets
	is_unit(target)
}

for_sure(target, _) if target.Type == "ROOT"

for_sure(target, account) if target.TargetId == account

is_unit(target) if target.Type == "ORGANIZATIONAL_UNIT"

imposes(policy, _, region) if {
	policy.Type == "BEDROCK_POLICY"
	count(object.get(policy, ["Content", "bedrock", "guardrail_inference", region], {})) > 0
}

# Service control policies do not bind the management account, which the ARN of every policy of one's own names.
imposes(policy, account, _) if {
	policy.Type == "SERVICE_CONTROL_POLICY"
	split(policy.Arn, ":")[4] != account
	some statement in iam.values(policy.Content.Statement)
	refuses_unguarded(statement)
}

# A statement that denies every call of a model that names no guardrail.
refuses_unguarded(statement) if {
	iam.denies(statement)
	statements.names(statement, "bedrock:InvokeModel")
	statements.names(statement, "bedrock:InvokeModelWithResponseStream")
	some resource in iam.values(statement.Resource)
	iam.any_resource(resource)
	all := iam.demanded(object.get(statement, "Condition", {}))
	count(all) == 1
	asks_for_guardrail(all[0])
}

asks_for_guardrail(one) if {
	one.key == "bedrock:guardrailidentifier"
	iam.refuses(one.operator)
}

asks_for_guardrail(one) if {
	one.key == "bedrock:guardrailidentifier"
	one.operator == "null"
	iam.truth(one.value) == "true"
}
