# The STANDARD tier alone detects prompt leakage, and harmful content in code. A policy made without choosing a tier is CLASSIC.
# Where the CLASSIC tier does not know the languages of the workload either, language-tier reports the same tier.
# A missing PROMPT_ATTACK filter is reported by prompt-attack-filter.
package sekisho

applies if count(foreign) == 0

foreign := {language |
	some language in data.workload.languages
	not lower(split(language, "-")[0]) in {"en", "es", "fr"}
}

prompt_attack if {
	filter := input.ContentPolicyConfig.FiltersConfig[_]
	filter.Type == "PROMPT_ATTACK"
}

deny contains {
	"at": ["ContentPolicyConfig", "ContentFiltersTierConfig", "TierName"],
	"facts": {"policy": "ContentPolicyConfig", "gap": "prompt_leakage"},
} if {
	prompt_attack
	not input.ContentPolicyConfig.ContentFiltersTierConfig.TierName == "STANDARD"
}

deny contains {
	"at": ["ContentPolicyConfig", "ContentFiltersTierConfig", "TierName"],
	"facts": {"policy": "ContentPolicyConfig", "gap": "code"},
} if {
	data.workload.code_generation == true
	count(input.ContentPolicyConfig.FiltersConfig) > 0
	not prompt_attack
	not input.ContentPolicyConfig.ContentFiltersTierConfig.TierName == "STANDARD"
}

deny contains {
	"at": ["TopicPolicyConfig", "TopicsTierConfig", "TierName"],
	"facts": {"policy": "TopicPolicyConfig", "gap": "code"},
} if {
	data.workload.code_generation == true
	count(input.TopicPolicyConfig.TopicsConfig) > 0
	not input.TopicPolicyConfig.TopicsTierConfig.TierName == "STANDARD"
}
