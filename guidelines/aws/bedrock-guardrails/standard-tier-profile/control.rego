# A definition in code that asks for the STANDARD tier needs a guardrail profile beside it. A guardrail that exists has one,
# so only what has no status yet is judged.
package sekisho

applies if not input.Status

standard contains policy if {
	some policy, tier in {
		"ContentPolicyConfig": "ContentFiltersTierConfig",
		"TopicPolicyConfig": "TopicsTierConfig",
		"ContextualGroundingPolicyConfig": "GroundingTierConfig",
	}
	input[policy][tier].TierName == "STANDARD"
}

profiled if {
	is_string(input.CrossRegionConfig.GuardrailProfileArn)
	input.CrossRegionConfig.GuardrailProfileArn != ""
}

deny contains {"at": ["CrossRegionConfig", "GuardrailProfileArn"], "facts": {"policies": sort(standard)}} if {
	count(standard) > 0
	not profiled
}
