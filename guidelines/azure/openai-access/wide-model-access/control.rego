# A role that calls models, given for a subscription or more, opens every account in it, those of tomorrow included.
# Owner and Contributor may not call models with their own identity and are the matter of others. Bicep often leaves the scope to
# the deployment; then nobody knows how wide it is, and nothing is claimed.
package sekisho

import data.lib.azure_roles

applies if {
	role in azure_roles.calls_models
	input.properties.scope
}

role := azure_roles.role(
	object.get(input, ["properties", "roleDefinitionId"], null),
	object.get(input, ["properties", "roleDefinitionName"], null),
)

deny contains {
	"at": ["properties", "scope"],
	"facts": {"role": role, "breadth": breadth},
} if {
	role in azure_roles.calls_models
	breadth := azure_roles.breadth(lower(input.properties.scope))
	breadth in {"subscription", "managementGroup"}
}
