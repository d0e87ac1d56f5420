# A policy in the format ACS takes effect through a binding on its account, or through a deployment that names it.
package sekisho

import data.lib.rai

applies if input.properties.format == "ACS"

bound if {
	some id, binding in data.snapshot["Microsoft.CognitiveServices/accounts/raiBindings"]
	rai.beside(input, "raiPolicies", id, binding, "raiBindings", rai.short(binding.name))
	lower(binding.properties.targetPolicyName) == rai.short(input.name)
	trim_space(binding.properties.boundResourceId) != ""
}

bound if {
	some id, deployment in data.snapshot["Microsoft.CognitiveServices/accounts/deployments"]
	rai.beside(input, "raiPolicies", id, deployment, "deployments", rai.short(deployment.name))
	lower(trim_space(deployment.properties.raiPolicyName)) == rai.short(input.name)
}

placed if input.id

placed if input.parent

deny contains {
	"at": ["name"],
	"facts": {"policy": rai.leaf(input.name)},
} if {
	input.properties.format == "ACS"
	placed
	not bound
}

# Without its own id the account of a policy is not known, and nothing proves that a binding there names it.
deny contains {
	"at": ["id"],
	"facts": {"policy": rai.leaf(input.name)},
} if {
	input.properties.format == "ACS"
	not placed
	not bound
}
