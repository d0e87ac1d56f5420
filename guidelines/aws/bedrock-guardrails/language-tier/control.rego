# The CLASSIC tier knows English, French, and Spanish only: in any other language what runs on it detects nothing reliably.
# A policy made without choosing a tier is CLASSIC. STANDARD passes here whatever the languages are.
package sekisho

classic := {"en", "fr", "es"}

# A tag such as en-US or ES-mx counts by its primary language.
unsupported := {language |
	some language in data.workload.languages
	not lower(split(language, "-")[0]) in classic
}

deny contains {
	"at": ["ContentPolicyConfig", "ContentFiltersTierConfig", "TierName"],
	"facts": {
		"policy": "ContentPolicyConfig",
		"tier": object.get(input.ContentPolicyConfig, ["ContentFiltersTierConfig", "TierName"], null),
		"languages": sort(unsupported),
	},
} if {
	input.ContentPolicyConfig
	not input.ContentPolicyConfig.ContentFiltersTierConfig.TierName == "STANDARD"
	count(unsupported) > 0
}

deny contains {
	"at": ["TopicPolicyConfig", "TopicsTierConfig", "TierName"],
	"facts": {
		"policy": "TopicPolicyConfig",
		"tier": object.get(input.TopicPolicyConfig, ["TopicsTierConfig", "TierName"], null),
		"languages": sort(unsupported),
	},
} if {
	input.TopicPolicyConfig
	not count(input.TopicPolicyConfig.TopicsConfig) == 0
	not input.TopicPolicyConfig.TopicsTierConfig.TierName == "STANDARD"
	count(unsupported) > 0
}

deny contains {
	"at": ["ContextualGroundingPolicyConfig", "GroundingTierConfig", "TierName"],
	"facts": {
		"policy": "ContextualGroundingPolicyConfig",
		"tier": object.get(input.ContextualGroundingPolicyConfig, ["GroundingTierConfig", "TierName"], null),
		"languages": sort(unsupported),
	},
} if {
	input.ContextualGroundingPolicyConfig
	not count(input.ContextualGroundingPolicyConfig.FiltersConfig) == 0
	not input.ContextualGroundingPolicyConfig.GroundingTierConfig.TierName == "STANDARD"
	count(unsupported) > 0
}
