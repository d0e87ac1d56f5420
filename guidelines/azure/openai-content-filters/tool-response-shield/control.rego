# A policy with filters for tool calls is made for agents. What tools return is where instructions hidden in pages, mails and
# records come in, so the Indirect Attack filter stands there too, and stops. Policies without such filters are for models,
# which call no tools themselves.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if for_agents

for_agents if {
	rai.filtering(input)
	rai.for_agents(input)
}

shield[i] := filter if {
	some i, filter in rai.filters(input)
	filter.name == "Indirect Attack"
	filter.source == "PostToolCall"
}

deny contains {
	"at": ["properties", "contentFilters"],
	"facts": {"setting": null, "value": null},
} if {
	for_agents
	count(shield) == 0
}

deny contains {
	"at": ["properties", "contentFilters", i, "enabled"],
	"facts": {"setting": "enabled", "value": object.get(filter, "enabled", null)},
} if {
	for_agents
	some i, filter in shield
	not filter.enabled == true
}

# A filter that is switched off is one cause, so its blocking is asked for only where it may be running.
deny contains {
	"at": ["properties", "contentFilters", i, lax.setting],
	"facts": {"setting": lax.setting, "value": lax.value},
} if {
	for_agents
	some i, filter in shield
	not filter.enabled == false
	lax := rai.lax(filter)
}
