# Whoever calls the account may ask for a completion to be kept (store = true), unless the account switches that off.
# Content Safety keeps no completions and is not judged.
package sekisho

applies if input.kind in keepers

keepers := {"OpenAI", "AIServices"}

deny contains {
	"at": ["properties", "storedCompletionsDisabled"],
	"facts": {"value": object.get(input.properties, "storedCompletionsDisabled", null)},
} if {
	input.kind in keepers
	data.workload.zero_data_retention == true
	not input.properties.storedCompletionsDisabled == true
}
