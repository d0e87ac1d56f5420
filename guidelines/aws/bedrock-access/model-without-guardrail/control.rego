# A policy that lets one call certain models and asks for no guardrail, where neither the account nor its organization enforces one in the
# Regions of these models. Every resource is the matter of bedrock-wildcard, and a condition that asks for less than it seems that of
# guardrail-condition-optional. Code does not tell what the account enforces, unless it is the same code.
package sekisho

import data.lib.enforcement
import data.lib.iam
import data.lib.statements

# What stands for lists that broke off is looked at below.
sees_unread := true

applies if legible(input.PolicyDocument)

applies if {
	not input.PolicyDocument
	count([policy | is_array(input.Policies); some policy in input.Policies; legible(policy.PolicyDocument)]) >= 0
}

legible(document) if {
	is_array(document.Statement)
	iam.written(document)
}

account := split(input.Arn, ":")[4]

account := split(input.PolicyArn, ":")[4] if not input.Arn

found contains {"at": array.concat(["PolicyDocument"], one.at), "region": one.region} if {
	some one in unguarded(input.PolicyDocument)
}

found contains {"at": array.concat(["Policies", i, "PolicyDocument"], one.at), "region": one.region} if {
	is_array(input.Policies)
	some i, policy in input.Policies
	some one in unguarded(policy.PolicyDocument)
}

unguarded(document) := {one |
	is_array(document.Statement)
	some i, statement in document.Statement
	iam.allows(statement)
	calls(statement)
	not iam.on_any_resource(statement)
	not asks(statement)
	not refused(document, statement)
	some resource in iam.values(statement.Resource)
	is_string(resource)
	models(resource)
	one := {
		"at": statements.blame(document, i, ["Resource"], "bedrock:InvokeModel"),
		"region": split(resource, ":")[3],
	}
}

calls(statement) if statements.names(statement, "bedrock:InvokeModel")

calls(statement) if statements.names(statement, "bedrock:InvokeModelWithResponseStream")

# A condition on a guardrail, or one that leaves in only resources that are marked for it.
asks(statement) if {
	some one in iam.demanded(object.get(statement, "Condition", {}))
	one.key in {lower(name) | some name in {"bedrock:GuardrailIdentifier", "bedrock:InferenceProfileArn"}}
}

asks(statement) if {
	some one in iam.demanded(object.get(statement, "Condition", {}))
	startswith(one.key, "aws:resourcetag/")
}

models(resource) if {
	regex.match(`^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile|application-inference-profile|custom-model|custom-model-deployment|imported-model|provisioned-model)/`, resource)
}

# A pattern for the kind of resource. Where the Region is one, too, and nothing follows, bedrock-wildcard says so.
models(resource) if {
	not regex.match(`^arn:[^:]*:bedrock:\*(:\*)*$`, resource)
	statements.of_bedrock(resource, "", "foundation-model")
}

models(resource) if {
	parts := split(resource, ":")
	regex.match(`^[0-9]{12}$`, parts[4])
	statements.of_bedrock(resource, parts[4], "custom-model")
}

# Every call that the statement allows is denied without a guardrail, be it by several statements.
refused(document, statement) if {
	count([call |
		some call in ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
		statements.names(statement, call)
		not refused_call(document, statement, call)
	]) == 0
}

refused_call(document, statement, call) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.names(guard, call)
	statements.reaches(guard, statement)
	not guard.Condition
}

refused_call(document, statement, call) if {
	some guard in document.Statement
	iam.denies(guard)
	statements.names(guard, call)
	statements.reaches(guard, statement)
	all := iam.demanded(guard.Condition)
	count(all) == 1
	count([one | some one in all; iam.demands(one.operator)]) == 0
	enforcement.asks_for_guardrail(all[0])
}

# In code a configuration that is enforced beside the policy is the account's.
in_code if {
	some id, _ in data.snapshot["AWS::Bedrock::EnforcedGuardrailConfiguration"]
	not regex.match(`^[0-9]{12}/`, id)
}

guarded(region) if {
	some name in enforcement.guarded(account)
	iam.matches(region, name)
	count([bare | some bare in enforcement.bare(account); iam.matches(region, bare); not enforcement.by_organization(account, bare)]) == 0
}

guarded(region) if {
	some name in enforcement.bare(account)
	iam.matches(region, name)
	count([bare | some bare in enforcement.bare(account); iam.matches(region, bare); not enforcement.by_organization(account, bare)]) == 0
}

# A service control policy lets nobody call models there.
guarded(region) if {
	some name, _ in enforcement.regions(account)
	iam.matches(region, name)
	count([bare | some bare in enforcement.bare(account); iam.matches(region, bare)]) == 0
	count([unseen | some unseen in enforcement.unseen(account); iam.matches(region, unseen)]) == 0
}

# Regions of which it is known that nothing is enforced there.
open(region) := {bare |
	not enforcement.blind
	some bare in enforcement.bare(account)
	iam.matches(region, bare)
	not enforcement.by_organization(account, bare)
	not enforcement.perhaps_by_organization(account, bare)
}

deny contains {
	"at": one.at,
	"facts": {"region": min(open(one.region))},
	"proven": true,
} if {
	some one in found
	count(open(one.region)) > 0
}

deny contains {
	"at": one.at,
	"facts": {"region": null},
} if {
	some one in found
	not in_code
	not guarded(one.region)
	not known_open(one.region)
}

known_open(region) if count(open(region)) > 0
