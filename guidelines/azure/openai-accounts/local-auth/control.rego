# An account takes API keys unless disableLocalAuth is true; a key names no caller and opens every model.
# Other kinds of Cognitive Services accounts are no gateway to a language model and are not judged.
package sekisho

applies if input.kind in gateways

gateways := {"OpenAI", "AIServices", "ContentSafety"}

deny contains {
	"at": ["properties", "disableLocalAuth"],
	"facts": {"value": object.get(input.properties, "disableLocalAuth", null)},
} if {
	input.kind in gateways
	not input.properties.disableLocalAuth == true
}
