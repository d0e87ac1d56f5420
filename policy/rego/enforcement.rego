# Where an account has guardrails enforced: by itself, by its organization, or by a service control policy that lets no model
# be called without one. It looks at Regions of the account and at policies, so a control that uses it relates to
# AWS::Sekisho::Region and AWS::Organizations::Policy.
package lib.enforcement

import data.lib.iam
import data.lib.statements

# The Regions of an account, by their names.
regions(account) := {name: region |
	some id, region in data.beside.account["AWS::Sekisho::Region"]
	parts := split(id, "/")
	parts[0] == account
	name := parts[1]
}

# Regions of which it is known that the account itself enforces nothing there, that it does, and the others. Where a service
# control policy lets nobody call models, nothing has to be enforced.
bare(account) := {name |
	some name, region in regions(account)
	is_array(region.EnforcedGuardrails)
	count(region.EnforcedGuardrails) == 0
	not closed(account, name)
}

guarded(account) := {name |
	some name, region in regions(account)
	count(region.EnforcedGuardrails) > 0
}

unseen(account) := {name |
	some name, region in regions(account)
	not is_array(object.get(region, "EnforcedGuardrails", null))
	not closed(account, name)
}

closed(account, region) if {
	count([call | some call in ways; not closed_to(account, region, call)]) == 0
}

closed_to(account, region, call) if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	binds(policy, account)
	some target in policy.Targets
	for_sure(target, account)
	some statement in iam.values(policy.Content.Statement)
	iam.denies(statement)
	statements.names(statement, call)
	every_resource(statement)
	all := iam.demanded(object.get(statement, "Condition", {}))
	count(all) == 1
	all[0].key == "aws:requestedregion"
	meets(all[0], region)
}

# Whether a condition on the Region is met in one. Those that ask for equality know no wildcards.
meets(one, region) if {
	iam.demands(one.operator)
	some value in iam.values(one.value)
	equals(one.operator, value, region)
}

meets(one, region) if {
	iam.refuses(one.operator)
	values := iam.values(one.value)
	count(values) > 0
	count([value | some value in values; equals(one.operator, value, region)]) == 0
}

equals(operator, value, region) if {
	not contains(operator, "like")
	lower(value) == region
}

equals(operator, value, region) if {
	contains(operator, "like")
	iam.matches(value, region)
}

# Policies of the organization that could not be read: what stands for a list that broke off has no type.
blind if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	not policy.Type
}

blind if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	policy.Type in {"BEDROCK_POLICY", "SERVICE_CONTROL_POLICY"}
	not is_object(object.get(policy, "Content", null))
}

blind if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	policy.Type in {"BEDROCK_POLICY", "SERVICE_CONTROL_POLICY"}
	not is_array(object.get(policy, "Targets", null))
}

# Whether policies of the organization enforce a guardrail on an account in a Region for sure, or perhaps: who is in an
# organizational unit is not read, and a service control policy may leave out roles or models.
by_organization(account, region) if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	imposes(policy, region)
	some target in policy.Targets
	for_sure(target, account)
}

by_organization(account, _) if {
	count([call | some call in ways; not refused(account, call)]) == 0
}

perhaps_by_organization(account, region) if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	imposes(policy, region)
	some target in policy.Targets
	is_unit(target)
}

perhaps_by_organization(account, _) if {
	count([call | some call in calls; not perhaps_refused(account, call)]) == 0
}

for_sure(target, _) if target.Type == "ROOT"

for_sure(target, account) if target.TargetId == account

may_reach(target, account) if for_sure(target, account)

may_reach(target, _) if is_unit(target)

is_unit(target) if target.Type == "ORGANIZATIONAL_UNIT"

# What begins with @@ says what policies below may change, and is no configuration.
imposes(policy, region) if {
	policy.Type == "BEDROCK_POLICY"
	configurations := policy.Content.bedrock.guardrail_inference[region]
	is_object(configurations)
	some name, config in configurations
	not startswith(name, "@@")
	is_object(config)
}

# The two permissions by which models are called, be it by Converse. One policy may refuse one of them, another the other.
calls := ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]

# The endpoint bedrock-mantle has a permission of its own, under which no request names a guardrail. Who leaves it open leaves a way.
ways := array.concat(calls, ["bedrock-mantle:CreateInference"])

refused(account, call) if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	binds(policy, account)
	some target in policy.Targets
	for_sure(target, account)
	some statement in iam.values(policy.Content.Statement)
	refuses_unguarded(statement, call)
}

perhaps_refused(account, call) if {
	some policy in data.snapshot["AWS::Organizations::Policy"]
	binds(policy, account)
	some target in policy.Targets
	may_reach(target, account)
	some statement in iam.values(policy.Content.Statement)
	may_refuse_unguarded(statement, call)
}

# Service control policies do not bind the management account, which the ARN of every policy of one's own names.
binds(policy, account) if {
	policy.Type == "SERVICE_CONTROL_POLICY"
	split(policy.Arn, ":")[4] != account
}

# A statement that denies a call that names no guardrail, or the call as such.
refuses_unguarded(statement, call) if {
	iam.denies(statement)
	statements.names(statement, call)
	every_resource(statement)
	all := iam.demanded(object.get(statement, "Condition", {}))
	count(all) == 1
	asks_for_guardrail(all[0])
}

refuses_unguarded(statement, call) if {
	iam.denies(statement)
	statements.names(statement, call)
	every_resource(statement)
	not statement.Condition
}

# One that does so for some models or some callers only.
may_refuse_unguarded(statement, call) if refuses_unguarded(statement, call)

may_refuse_unguarded(statement, call) if {
	iam.denies(statement)
	statements.names(statement, call)
	some one in iam.demanded(object.get(statement, "Condition", {}))
	asks_for_guardrail(one)
}

every_resource(statement) if {
	some resource in iam.values(statement.Resource)
	is_string(resource)
	iam.any_resource(resource)
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
