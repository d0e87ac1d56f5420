# The managed identity of an account or a Foundry project is what its agents act as. A role over a resource group or more, or over
# an account with its guardrails, that changes everything, gives roles or changes the guardrails themselves lets whoever steers
# an agent do the same.
package sekisho

import data.lib.azure_roles

applies if agents

agents if {
	some kind in ["Microsoft.CognitiveServices/accounts", "Microsoft.CognitiveServices/accounts/projects"]
	some _, thing in data.snapshot[kind]
	acts_as(thing.identity)
}

acts_as(identity) if lower(identity.principalId) == lower(input.properties.principalId)

acts_as(identity) if {
	is_object(identity.userAssignedIdentities)
	some _, assigned in identity.userAssignedIdentities
	lower(assigned.principalId) == lower(input.properties.principalId)
}

broad := azure_roles.administers | (azure_roles.writes_guardrails - {"Cognitive Services OpenAI Contributor"})

breadth := azure_roles.breadth(scope)

breadth := "account" if regex.match(`^/subscriptions/[^/]+/resourcegroups/[^/]+/providers/microsoft\.cognitiveservices/accounts/[^/]+/?$`, scope)

scope := lower(input.properties.scope)

deny contains {
	"at": ["properties", "roleDefinitionId"],
	"facts": {"role": role, "breadth": breadth},
	"proven": true,
} if {
	agents
	role := azure_roles.role(
		object.get(input, ["properties", "roleDefinitionId"], null),
		object.get(input, ["properties", "roleDefinitionName"], null),
	)
	role in broad
}
