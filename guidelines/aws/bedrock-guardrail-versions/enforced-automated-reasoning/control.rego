# Enforcement does not support Automated Reasoning: with such a policy, the calls of the account fail at runtime.
# The version that is enforced is looked up. Versions of a guardrail that cannot be read are not judged.
package sekisho

enforced := concat(":", [input.GuardrailIdentifier, input.GuardrailVersion])

guardrail := data.snapshot["AWS::Bedrock::Guardrail"][enforced]

deny contains {
	"at": ["GuardrailVersion"],
	"facts": {"guardrail": guardrail.Name, "version": input.GuardrailVersion},
	"proven": true,
} if {
	count(guardrail.AutomatedReasoningPolicyConfig.Policies) > 0
}

deny contains {
	"at": ["ConfigId"],
	"facts": {"guardrail": null, "version": input.GuardrailVersion},
} if {
	not guardrail
}
