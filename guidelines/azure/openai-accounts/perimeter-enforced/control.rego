# A perimeter stops nothing for a resource unless its access mode is Enforced: Learning and Audit only write down what would have
# been stopped. Judged are the resources of AI; code names them by address.
package sekisho

applies if of_ai

resource := lower(input.properties.privateLinkResource.id)

of_ai if regex.match(`/providers/microsoft\.(cognitiveservices/accounts|search/searchservices|machinelearningservices/workspaces)/`, resource)

of_ai if regex.match(`(^|\.)azurerm_(cognitive_account|ai_services|search_service|machine_learning_workspace|ai_foundry)\.`, resource)

deny contains {
	"at": ["properties", "accessMode"],
	"facts": {"value": object.get(input.properties, "accessMode", null)},
} if {
	of_ai
	not input.properties.accessMode == "Enforced"
}
