# Known text and known code need a filter each on the completion, both enabled and blocking.
# Policies of Microsoft cannot be edited, so they are not judged: which deployments use them is told by default-content-filter.
package sekisho

import data.lib.rai

applies if filtering

filtering if rai.filtering(input)

materials := ["Protected Material Text", "Protected Material Code"]

protected[i] := filter if {
	some i, filter in input.properties.contentFilters
	filter.name in materials
	filter.source == "Completion"
}

covered contains name if {
	some filter in protected
	name := filter.name
}

missing := [material |
	some material in materials
	not material in covered
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
	"facts": {"filters": [filter.name], "setting": "enabled", "value": object.get(filter, "enabled", null)},
} if {
	filtering
	some i, filter in protected
	not filter.enabled == true
}

# A filter that is switched off is one cause, so its blocking is asked for only where it may be running.
deny contains {
	"at": ["properties", "contentFilters", i, lax.setting],
	"facts": {"filters": [filter.name], "setting": lax.setting, "value": lax.value},
} if {
	filtering
	some i, filter in protected
	not filter.enabled == false
	lax := rai.lax(filter)
}
