# Each of the five harm categories is stopped when its filter is evaluated, blocks, and is at least MEDIUM, on input and on output.
# LOW lets everything pass that is not harmful with HIGH confidence, so it does not count as protection.
package sekisho

categories := {"HATE", "INSULTS", "MISCONDUCT", "SEXUAL", "VIOLENCE"}

harm_filter[i] := filter if {
	some i, filter in input.ContentPolicyConfig.FiltersConfig
	filter.Type in categories
}

missing := categories - {filter.Type | some filter in harm_filter}

wanted := {
	"InputEnabled": {true},
	"InputStrength": {"MEDIUM", "HIGH"},
	"InputAction": {"BLOCK"},
	"OutputEnabled": {true},
	"OutputStrength": {"MEDIUM", "HIGH"},
	"OutputAction": {"BLOCK"},
}

# Strength and action have no effect on a side that is not evaluated, so only the switch of that side is reported.
switched_by := {
	"InputStrength": "InputEnabled",
	"InputAction": "InputEnabled",
	"OutputStrength": "OutputEnabled",
	"OutputAction": "OutputEnabled",
}

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig"],
	"facts": {"categories": sort(missing), "setting": null, "value": null},
} if {
	count(missing) > 0
}

# A filter for images alone lets harmful text through, unless the workload has no text.
deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig", i, setting],
	"facts": {"categories": [filter.Type], "setting": setting, "value": concat(", ", filter[setting])},
} if {
	some i, filter in harm_filter
	some setting, switch in {"InputModalities": "InputEnabled", "OutputModalities": "OutputEnabled"}
	not "TEXT" in filter[setting]
	not filter[switch] == false
	"text" in data.workload.modalities
}

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig", i, setting],
	"facts": {"categories": [filter.Type], "setting": setting, "value": object.get(filter, setting, null)},
} if {
	some i, filter in harm_filter
	some setting, good in wanted
	not filter[setting] in good
	not filter[switched_by[setting]] == false
}
