# A numbered version stays as it was, so a repair of the draft protects nobody until a new version is published and used.
# The draft of the same guardrail is looked up; what it protects more than the version is what the version lacks.
package sekisho

import data.lib.guardrail_strength

applies if input.Version != "DRAFT"

draft := other if {
	other := data.snapshot["AWS::Bedrock::Guardrail"][input.GuardrailArn]
	other.Version == "DRAFT"
}

# What is compared is named, so that nothing else has to be kept of a guardrail.
state := {
	"ContentPolicyConfig": object.get(input, "ContentPolicyConfig", {}),
	"ContextualGroundingPolicyConfig": object.get(input, "ContextualGroundingPolicyConfig", {}),
	"SensitiveInformationPolicyConfig": object.get(input, "SensitiveInformationPolicyConfig", {}),
	"TopicPolicyConfig": object.get(input, "TopicPolicyConfig", {}),
	"WordPolicyConfig": object.get(input, "WordPolicyConfig", {}),
}

lacking := guardrail_strength.weaker(state, draft)

deny contains {
	"at": ["Version"],
	"facts": {"version": input.Version, "items": lacking},
	"proven": true,
} if {
	count(lacking) > 0
}

# Without the draft there is nothing to compare with.
deny contains {
	"at": ["GuardrailArn"],
	"facts": {"version": input.Version, "items": null},
} if {
	not draft
}
