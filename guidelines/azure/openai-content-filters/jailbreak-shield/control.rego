# A policy stops jailbreaks when a Jailbreak filter on the prompt is enabled and blocks; without blocking it only annotates.
# Policies of Microsoft cannot be edited, so they are not judged: which deployments use them is told by default-content-filter.
package sekisho

import data.lib.rai

applies if filtering

filtering if rai.filtering(input)

shield[i] := filter if {
	some i, filter in input.properties.contentFilters
	filter.name == "Jailbreak"
	filter.source == "Prompt"
}

deny contains {
	"at": ["properties", "contentFilters"],
	"facts": {"setting": "Jailbreak", "value": null},
} if {
	filtering
	count(shield) == 0
}

deny contains {
	"at": ["properties", "contentFilters", i, "enabled"],
	"facts": {"setting": "enabled", "value": object.get(filter, "enabled", null)},
} if {
	filtering
	some i, filter in shield
	not filter.enabled == true
}

# A filter that is switched off is one cause, so its blocking is asked for only where it may be running.
deny contains {
	"at": ["properties", "contentFilters", i, lax.setting],
	"facts": {"setting": lax.setting, "value": lax.value},
} if {
	filtering
	some i, filter in shield
	not filter.enabled == false
	lax := rai.lax(filter)
}
