# Foundation models that a policy lets one call and that the company has not approved. Every resource is the matter of bedrock-wildcard; a
# pattern of the policy has to be as narrow as one that was approved.
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
	is_array(data.workload.approved_models)
	is_array(document.Statement)
	some i, statement in document.Statement
	iam.allows(statement)
	calls(statement)
	some one in iam.listed(["Resource"], statement.Resource)
	model := model_of(one.value)
	not approved(model)
	not denied(document, one.value)
	found := {
		"at": place(document, i, one.at),
		"facts": {"model": model},
	}
}

place(document, i, at) := array.concat(["Statement", i], at) if count(statements.fences(document, "bedrock:InvokeModel")) == 0

place(document, _, _) := ["Statement"] if count(statements.fences(document, "bedrock:InvokeModel")) > 0

calls(statement) if statements.names(statement, "bedrock:InvokeModel")

calls(statement) if statements.names(statement, "bedrock:InvokeModelWithResponseStream")

model_of(resource) := model if {
	is_string(resource)
	contains(resource, ":foundation-model/")
	model := split(resource, ":foundation-model/")[1]
}

# A pattern for the kind of resource is for every model of a Region. Of all Regions bedrock-wildcard says so.
model_of(resource) := "*" if {
	is_string(resource)
	not contains(resource, ":foundation-model/")
	not regex.match(`^arn:[^:]*:bedrock:\*(:\*)*$`, resource)
	statements.of_bedrock(resource, "", "foundation-model")
}

# Inference profiles of AWS are called like the model, behind the geography that they serve.
model_of(resource) := model if {
	is_string(resource)
	contains(resource, ":inference-profile/")
	model := regex.replace(split(resource, ":inference-profile/")[1], `^(us|us-gov|eu|apac|jp|au|ca|global)\.`, "")
}

approved(model) if {
	some pattern in data.workload.approved_models
	is_string(pattern)
	glob.match(lower(pattern), null, lower(model))
}

denied(document, resource) if {
	some guard in document.Statement
	iam.denies(guard)
	calls(guard)
	not guard.Condition
	some pattern in iam.values(guard.Resource)
	is_string(pattern)
	statements.like(pattern, resource)
}
