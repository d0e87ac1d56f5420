# Answers are checked as strictly as prompts when the output strength of a harm filter is not below its input strength.
# Below MEDIUM, or where a side does not block, harm-filters reports the filter. PROMPT_ATTACK has no output.
package sekisho

applies if count(input.ContentPolicyConfig.FiltersConfig) > 0

looser contains filter.Type if {
	some filter in input.ContentPolicyConfig.FiltersConfig
	filter.Type in {"HATE", "INSULTS", "MISCONDUCT", "SEXUAL", "VIOLENCE"}
	filter.InputStrength == "HIGH"
	filter.OutputStrength == "MEDIUM"
	blocks(filter, "InputAction", "InputEnabled")
	blocks(filter, "OutputAction", "OutputEnabled")
}

blocks(filter, action, enabled) if {
	filter[action] == "BLOCK"
	filter[enabled] == true
}

deny contains {"at": ["ContentPolicyConfig", "FiltersConfig"], "facts": {"categories": sort(looser)}} if {
	count(looser) > 0
}
