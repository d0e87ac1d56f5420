# Spotlighting marks documents in the prompt as less trusted, beside the detection of indirect attacks. It is off unless chosen,
# and says something only where answers rest on retrieved documents. Without that detection there is nothing to add to:
# indirect-attack-shield reports it. Agents do not support spotlighting, so a policy with filters for their tools is left alone.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if shielded

shielded if {
	rai.filtering(input)
	not rai.for_agents(input)
	some filter in rai.filters(input)
	filter.name == "Indirect Attack"
	filter.source == "Prompt"
	filter.enabled == true
}

spotlights[i] := filter if {
	some i, filter in rai.filters(input)
	filter.name == "Indirect Attack Spotlighting"
	filter.source == "Prompt"
}

deny contains {
	"at": ["properties", "contentFilters"],
	"facts": {"value": null},
} if {
	shielded
	data.workload.rag
	count(spotlights) == 0
}

deny contains {
	"at": ["properties", "contentFilters", i, "enabled"],
	"facts": {"value": object.get(filter, "enabled", null)},
} if {
	shielded
	data.workload.rag
	some i, filter in spotlights
	not filter.enabled == true
}
