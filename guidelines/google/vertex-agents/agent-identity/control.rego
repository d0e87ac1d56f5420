# An agent that names no identity runs as the service agent of the project, together with all others that name none.
package sekisho

# An instance without code only keeps sessions and memories.
applies if runs

runs if input.spec.packageSpec

runs if input.spec.sourceCodeSpec

runs if input.spec.containerSpec

own if input.spec.identityType == "AGENT_IDENTITY"

own if {
	trim_space(input.spec.serviceAccount) != ""
	not shared(input.spec.serviceAccount)
}

# The service agent may be named as well.
shared(account) if regex.match(`@gcp-sa-[a-z0-9-]+\.(iam\.gserviceaccount|googleapis)\.com$`, lower(trim_space(account)))

default identity := null

identity := object.get(input.spec, "effectiveIdentity", object.get(input.spec, "serviceAccount", null))

deny contains {
	"at": ["spec"],
	"facts": {"identity": identity},
} if {
	not own
}
