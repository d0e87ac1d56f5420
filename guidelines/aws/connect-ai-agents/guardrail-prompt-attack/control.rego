# Guardrails of Amazon Connect are those of Amazon Bedrock: prompt attacks are stopped on the input alone, by a filter that is HIGH.
package sekisho

prompt_attack[i] := filter if {
	some i, filter in input.ContentPolicyConfig.FiltersConfig
	filter.Type == "PROMPT_ATTACK"
}

deny contains {"at": ["ContentPolicyConfig", "FiltersConfig"], "facts": {"strength": null}} if count(prompt_attack) == 0

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig", i, "InputStrength"],
	"facts": {"strength": object.get(filter, "InputStrength", null)},
} if {
	some i, filter in prompt_attack
	not filter.InputStrength == "HIGH"
}
