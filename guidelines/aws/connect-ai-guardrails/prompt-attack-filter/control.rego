# An AI guardrail of Amazon Connect stops prompt attacks when its PROMPT_ATTACK filter is HIGH on the input.
# There is no detect-only mode here, and no output side of this filter.
package sekisho

attack[i] := filter if {
	some i, filter in input.ContentPolicyConfig.FiltersConfig
	filter.Type == "PROMPT_ATTACK"
}

deny contains {"at": ["ContentPolicyConfig", "FiltersConfig"], "facts": {"strength": null}} if {
	count(attack) == 0
}

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig", i, "InputStrength"],
	"facts": {"strength": object.get(filter, "InputStrength", "NONE")},
} if {
	some i, filter in attack
	not filter.InputStrength == "HIGH"
}
