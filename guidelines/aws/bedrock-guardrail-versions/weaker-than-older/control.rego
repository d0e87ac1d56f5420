# A newer state of a guardrail protects no less than an older version that is still there. The draft is newer than every
# version: where it is weaker, the next version would be. Versions that nobody names are not read, so they are not compared.
package sekisho

import data.lib.guardrail_strength

applies if {
	data.versions["AWS::Bedrock::Guardrail"][input.GuardrailArn]
	count(older) > 0
}

# What is compared is named, so that nothing else has to be kept of a guardrail.
state := {
	"ContentPolicyConfig": object.get(input, "ContentPolicyConfig", {}),
	"ContextualGroundingPolicyConfig": object.get(input, "ContextualGroundingPolicyConfig", {}),
	"SensitiveInformationPolicyConfig": object.get(input, "SensitiveInformationPolicyConfig", {}),
	"TopicPolicyConfig": object.get(input, "TopicPolicyConfig", {}),
	"WordPolicyConfig": object.get(input, "WordPolicyConfig", {}),
}

# The draft counts as the newest of all.
number(version) := to_number(version) if version != "DRAFT"

number("DRAFT") := 100000000

older[version] := other if {
	some version, other in data.versions["AWS::Bedrock::Guardrail"][input.GuardrailArn]
	number(version) < number(input.Version)
}

newest := max({number(version) | some version, _ in older})

lost := guardrail_strength.weaker(state, older[sprintf("%v", [newest])])

deny contains {
	"at": ["Version"],
	"facts": {"version": input.Version, "older": sprintf("%v", [newest]), "items": lost},
	"proven": true,
} if {
	count(lost) > 0
}
