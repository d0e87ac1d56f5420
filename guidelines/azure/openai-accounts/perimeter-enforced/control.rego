# A perimeter stops nothing for a resource unless its access mode is Enforced: Learning and Audit only write down what would have
# been stopped. Judged are the resources of AI; code names them by address.
package sekisho

# Other resources only tell what a symbol stands for.
sees_unread := true

applies if of_ai

resource := lower(input.properties.privateLinkResource.id)

of_ai if regex.match(`/providers/microsoft\.(cognitiveservices/accounts|search/searchservices|machinelearningservices/workspaces)/`, resource)

of_ai if regex.match(`(^|\.)azurerm_(cognitive_account|ai_services|search_service|machine_learning_workspace|ai_foundry)\.`, resource)

# Bicep calls another resource of the same code by its symbol.
of_ai if {
	not regex.match(`[/.]`, resource)
	some kind in ["Microsoft.CognitiveServices/accounts", "Microsoft.Search/searchServices", "Microsoft.MachineLearningServices/workspaces"]
	some id, _ in data.snapshot[kind]
	lower(id) == resource
}

deny contains {
	"proven": true,
	"at": ["properties", "accessMode"],
	"facts": {"value": object.get(input.properties, "accessMode", null)},
} if {
	of_ai
	not input.properties.accessMode == "Enforced"
}
