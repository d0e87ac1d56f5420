# An agent that names no identity runs as the service agent of the project, together with all others that name none.
package sekisho

# An instance without code only keeps sessions and memories.
applies if runs

runs if input.spec.packageSpec

runs if input.spec.sourceCodeSpec

runs if input.spec.containerSpec

own if input.spec.identityType == "AGENT_IDENTITY"

own if trim_space(input.spec.serviceAccount) != ""

deny contains {
	"at": ["spec"],
	"facts": {"identity": object.get(input, ["spec", "effectiveIdentity"], null)},
} if {
	not own
}
