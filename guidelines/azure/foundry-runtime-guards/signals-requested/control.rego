# The service computes only the harm signals that some intervention point of the policy requests. A rule on another one reads
# what is undefined, and never fires. Which signals a text reads is told by its rules that can apply.
package sekisho

import data.lib.rai

applies if loads_rego

loads_rego if {
	input.properties.format == "ACS"
	is_array(input.properties.acsRegos)
	count(input.properties.acsRegos) > 0
}

text(one) := one.properties.rego if not one.properties.encoding == "Base64"

text(one) := base64.decode(one.properties.rego) if one.properties.encoding == "Base64"

# Every text in Rego names its package; what does not is a reference that could not be followed.
source(one) := text(one) if contains(text(one), "package")

loaded(name) := [found |
	some id, found in data.snapshot["Microsoft.CognitiveServices/accounts/raiRegos"]
	rai.beside(input, "raiPolicies", id, found, "raiRegos", name)
][0]

wanted contains signal if {
	some reference in input.properties.acsRegos
	is_object(reference)
	some signal in runtime_guard.parse(source(loaded(reference.regoName))).signals
}

categories(point) := {lower(harm.category) |
	is_array(point.policy.aacs_moderation.harm_configs)
	some harm in point.policy.aacs_moderation.harm_configs
}

requested contains category if some category in categories(input.properties.acs.intervention_points.input)

requested contains category if some category in categories(input.properties.acs.intervention_points.pre_tool_call)

requested contains category if some category in categories(input.properties.acs.intervention_points.post_tool_call)

requested contains category if some category in categories(input.properties.acs.intervention_points.output)

missing := sort({category | some category in wanted; not lower(category) in requested})

deny contains {
	"proven": true,
	"at": ["properties", "acs", "intervention_points"],
	"facts": {"signals": missing, "rego": null},
} if {
	loads_rego
	count(missing) > 0
}

deny contains {
	"at": ["properties", "acsRegos", i, "regoName"],
	"facts": {"signals": [], "rego": name},
} if {
	loads_rego
	some i, reference in input.properties.acsRegos
	is_object(reference)
	name := object.get(reference, "regoName", null)
	not source(loaded(reference.regoName))
}
