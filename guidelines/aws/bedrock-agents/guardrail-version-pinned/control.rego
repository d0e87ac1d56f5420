# DRAFT changes with every edit of the guardrail; only a numbered version stays what was reviewed.
# An agent that names no guardrail has no version to pin; guardrail-attached reports it.
package sekisho

applies if named

named if {
	is_string(input.GuardrailConfiguration.GuardrailIdentifier)
	trim_space(input.GuardrailConfiguration.GuardrailIdentifier) != ""
}

default version := null

version := input.GuardrailConfiguration.GuardrailVersion if {
	input.GuardrailConfiguration.GuardrailVersion != ""
}

pinned if regex.match(`^[1-9][0-9]{0,7}$`, sprintf("%v", [version]))

# In code, a version that is created beside the agent is numbered when it is deployed. The guardrail itself would be DRAFT.
pinned if startswith(version, "${")

deny contains {
	"at": ["GuardrailConfiguration", "GuardrailVersion"],
	"facts": {"version": version},
} if {
	named
	not pinned
}
