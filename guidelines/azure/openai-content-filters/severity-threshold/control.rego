# The threshold is the lowest severity that is blocked, so Low is the strictest value and High lets low and medium pass.
# A disabled filter has no effective threshold, so a policy without an enabled one is left to the guide harm-filters.
# Policies of Microsoft cannot be edited, so they are not judged: which deployments use them is told by default-content-filter.
package sekisho

import data.lib.rai

applies if count(enabled) > 0

filtering if rai.filtering(input)

categories := {"Hate", "Sexual", "Violence", "Selfharm"}

strict := {"Low", "Medium"}

enabled[i] := filter if {
	filtering
	some i, filter in input.properties.contentFilters
	filter.name in categories
	filter.enabled == true
}

deny contains {
	"at": ["properties", "contentFilters", i, "severityThreshold"],
	"facts": {
		"category": filter.name,
		"source": object.get(filter, "source", null),
		"threshold": object.get(filter, "severityThreshold", null),
	},
} if {
	some i, filter in enabled
	not filter.severityThreshold in strict
}
