# Every model in the allow list has to be one that the company approved; which those are, no cloud knows.
package sekisho

import data.lib.google_org_policies

applies if {
	google_org_policies.about(input.name, "vertexai.allowedModels")
	listed
}

listed if {
	some rule in input.spec.rules
	count(rule.values.allowedValues) > 0
}

deny contains {
	"at": ["spec", "rules", i, "values", "allowedValues", j],
	"facts": {"model": value},
} if {
	some i, rule in input.spec.rules
	some j, value in rule.values.allowedValues
	is_array(data.workload.approved_models)
	not approved(value)
}

# publishers/google/models/gemini-2.5-flash:predict, by its full id or by the name of the model, with or without the action.
approved(value) if {
	some pattern in data.workload.approved_models
	some name in names(value)
	glob.match(lower(pattern), null, name)
}

names(value) := {bare, full, regex.replace(full, `^.*/`, "")} if {
	bare := trim_prefix(lower(value), "is:")
	full := split(bare, ":")[0]
}
