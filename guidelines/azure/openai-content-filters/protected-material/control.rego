# Known text and known code need a filter each on the completion, both enabled and blocking.
# System managed policies are judged too: a deployment that names one is protected by exactly what it contains.
package sekisho

materials := ["Protected Material Text", "Protected Material Code"]

protected[i] := filter if {
	some i, filter in input.properties.contentFilters
	filter.name in materials
	filter.source == "Completion"
}

covered contains filter.name if {
	some filter in protected
}

missing := [material |
	some material in materials
	not material in covered
]

deny contains {
	"at": ["properties", "contentFilters"],
	"facts": {"filters": missing, "setting": null, "value": null},
} if {
	count(missing) > 0
}

deny contains {
	"at": ["properties", "contentFilters", i, "enabled"],
	"facts": {"filters": [filter.name], "setting": "enabled", "value": object.get(filter, "enabled", null)},
} if {
	some i, filter in protected
	not filter.enabled == true
}

# A filter that is switched off is one cause, so its blocking is asked for only where it may be running.
deny contains {
	"at": ["properties", "contentFilters", i, "blocking"],
	"facts": {"filters": [filter.name], "setting": "blocking", "value": object.get(filter, "blocking", null)},
} if {
	some i, filter in protected
	not filter.enabled == false
	not filter.blocking == true
}
