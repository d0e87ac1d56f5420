# Automated Reasoning checks know English alone: whoever answers in another language is not checked, although a policy is attached.
package sekisho

applies if count(input.AutomatedReasoningPolicyConfig.Policies) > 0

unsupported := {language |
	some language in data.workload.languages
	lower(split(language, "-")[0]) != "en"
}

deny contains {
	"at": ["AutomatedReasoningPolicyConfig", "Policies"],
	"facts": {"languages": sort(unsupported)},
} if {
	count(unsupported) > 0
}
