# A role that calls models, given for a subscription or more, opens every account in it, those of tomorrow included.
# Owner and Contributor may not call models with their own identity and are the matter of others. Bicep often leaves the scope to
# the deployment; then nobody knows how wide it is, and nothing is claimed.
package sekisho

import data.lib.azure_roles

applies if {
	role in azure_roles.calls_models
	azure_roles.scope(input)
}

role := azure_roles.role(input)

deny contains {
	"at": ["properties", "principalId"],
	"facts": {
		"role": role,
		"breadth": breadth,
		"type": object.get(input.properties, "principalType", null),
	},
} if {
	role in azure_roles.calls_models
	breadth := azure_roles.breadth(azure_roles.scope(input))
	breadth in {"subscription", "managementGroup"}
}
