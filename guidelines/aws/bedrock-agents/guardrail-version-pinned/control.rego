# DRAFT changes with every edit of the guardrail; only a numbered version stays what was reviewed.
# An agent without GuardrailConfiguration is reported by guardrail-attached and not here.
package sekisho

default version := null

version := input.GuardrailConfiguration.GuardrailVersion if {
	input.GuardrailConfiguration.GuardrailVersion != ""
}

pinned if regex.match(`^[1-9][0-9]{0,7}$`, sprintf("%v", [version]))

deny contains {
	"at": ["GuardrailConfiguration", "GuardrailVersion"],
	"facts": {"version": version},
} if {
	is_object(input.GuardrailConfiguration)
	not pinned
}
