# Who holds a role that changes content filters and deployments, where there are accounts that run models, has to be one of those
# whom the company names (by the id of the principal; * is any run of characters). Custom roles are judged by what they allow.
package sekisho

import data.lib.azure_roles

applies if in_reach

role := azure_roles.role(
	object.get(input, ["properties", "roleDefinitionId"], null),
	object.get(input, ["properties", "roleDefinitionName"], null),
)

scope := trim_suffix(lower(input.properties.scope), "/")

runs_models := {"OpenAI", "AIServices"}

in_reach if {
	role in azure_roles.writes_guardrails
	some id, account in data.beside.account["Microsoft.CognitiveServices/accounts"]
	account.kind in runs_models
	covers(lower(id))
}

covers(id) if id == scope

covers(id) if startswith(id, concat("", [scope, "/"]))

# Above subscriptions nobody can tell from an id what is in reach, and everything may be.
covers(_) if azure_roles.breadth(lower(input.properties.scope)) == "managementGroup"

named if {
	some pattern in data.workload.guardrail_admins
	glob.match(lower(trim_space(pattern)), null, lower(input.properties.principalId))
}

deny contains {
	"at": ["properties", "principalId"],
	"facts": {
		"principal": input.properties.principalId,
		"type": object.get(input.properties, "principalType", null),
		"role": role,
	},
	"proven": true,
} if {
	in_reach
	data.workload.guardrail_admins
	not named
}
