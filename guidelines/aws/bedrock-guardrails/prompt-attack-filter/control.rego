# A guardrail stops prompt attacks when a PROMPT_ATTACK filter is evaluated on the input, reads text, blocks, and is HIGH.
# The service ignores the output side of this filter, so only the input side is asked for.
package sekisho

prompt_attack[i] := filter if {
	some i, filter in input.ContentPolicyConfig.FiltersConfig
	filter.Type == "PROMPT_ATTACK"
}

wanted := {"InputStrength": "HIGH", "InputAction": "BLOCK", "InputEnabled": true}

# Strength and action have no effect on a filter that is not evaluated, so only its switch is reported.
switched_by := {"InputStrength": "InputEnabled", "InputAction": "InputEnabled"}

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig"],
	"facts": {"setting": "PROMPT_ATTACK", "value": null},
} if {
	count(prompt_attack) == 0
}

# A filter for images alone lets attacks in text through, unless nobody sends text.
deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig", i, "InputModalities"],
	"facts": {"setting": "InputModalities", "value": concat(", ", filter.InputModalities)},
} if {
	some i, filter in prompt_attack
	not "TEXT" in filter.InputModalities
	not filter.InputEnabled == false
	"text" in data.workload.modalities
}

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig", i, setting],
	"facts": {"setting": setting, "value": object.get(filter, setting, null)},
} if {
	some i, filter in prompt_attack
	some setting, good in wanted
	not filter[setting] == good
	not filter[switched_by[setting]] == false
}
