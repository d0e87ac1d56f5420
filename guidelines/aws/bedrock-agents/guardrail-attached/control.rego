# An agent is guarded when its GuardrailConfiguration names a guardrail; the API allows an empty name, which names none.
package sekisho

default identifier := null

identifier := input.GuardrailConfiguration.GuardrailIdentifier

attached if {
	is_string(identifier)
	trim_space(identifier) != ""
}

deny contains {
	"at": ["GuardrailConfiguration", "GuardrailIdentifier"],
	"facts": {"value": identifier},
} if {
	not attached
}
