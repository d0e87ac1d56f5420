# Low stops more than Medium. A completion that is judged more loosely than the prompt lets the model write what users may not.
# High, and what is no threshold at all, is reported by severity-threshold, a filter that is off or does not block by harm-filters.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if rai.filtering(input)

strictest(name) if {
	some filter in rai.filters(input)
	filter.name == name
	filter.source == "Prompt"
	rai.stops(filter)
	filter.severityThreshold == "Low"
}

deny contains {
	"at": ["properties", "contentFilters", i, "severityThreshold"],
	"facts": {"category": filter.name, "prompt": "Low", "completion": filter.severityThreshold},
} if {
	rai.filtering(input)
	some i, filter in rai.filters(input)
	filter.name in rai.harms
	filter.source == "Completion"
	rai.stops(filter)
	strictest(filter.name)
	filter.severityThreshold == "Medium"
}
