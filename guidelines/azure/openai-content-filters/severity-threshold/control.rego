# The threshold is the lowest severity that is blocked, so Low is the strictest value and High lets low and medium pass.
# A disabled filter has no effective threshold and is reported by the guide on harm filters alone.
package sekisho

categories := {"Hate", "Sexual", "Violence", "Selfharm"}

strict := {"Low", "Medium"}

deny contains {
	"at": ["properties", "contentFilters", i, "severityThreshold"],
	"facts": {
		"category": filter.name,
		"source": object.get(filter, "source", null),
		"threshold": object.get(filter, "severityThreshold", null),
	},
} if {
	some i, filter in input.properties.contentFilters
	filter.name in categories
	filter.enabled == true
	not filter.severityThreshold in strict
}
