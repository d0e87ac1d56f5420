# Each harm category needs a filter on the prompt and one on the completion, both enabled and blocking.
# Policies of Microsoft cannot be edited, so they are not judged: which deployments use them is told by default-content-filter.
package sekisho

import data.lib.rai

applies if filtering

filtering if rai.filtering(input)

categories := ["Hate", "Sexual", "Violence", "Selfharm"]

sources := ["Prompt", "Completion"]

harm[i] := filter if {
	some i, filter in input.properties.contentFilters
	filter.name in categories
	filter.source in sources
}

covered contains label(filter) if {
	some filter in harm
}

label(filter) := concat("/", [filter.name, filter.source])

missing := [wanted |
	some category in categories
	some source in sources
	wanted := concat("/", [category, source])
	not wanted in covered
]

deny contains {
	"at": ["properties", "contentFilters"],
	"facts": {"filters": missing, "setting": null, "value": null},
} if {
	filtering
	count(missing) > 0
}

deny contains {
	"at": ["properties", "contentFilters", i, "enabled"],
	"facts": {"filters": [label(filter)], "setting": "enabled", "value": object.get(filter, "enabled", null)},
} if {
	filtering
	some i, filter in harm
	not filter.enabled == true
}

# A filter that is switched off is one cause, so its blocking is asked for only where it may be running.
deny contains {
	"at": ["properties", "contentFilters", i, lax.setting],
	"facts": {"filters": [label(filter)], "setting": lax.setting, "value": lax.value},
} if {
	filtering
	some i, filter in harm
	not filter.enabled == false
	lax := rai.lax(filter)
}
