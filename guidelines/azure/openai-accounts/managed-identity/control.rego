# An account without an identity reaches storage, search and keys of one's own with keys, or not at all.
# Other kinds of Cognitive Services accounts are no gateway to a language model and are not judged.
package sekisho

applies if input.kind in gateways

gateways := {"OpenAI", "AIServices"}

deny contains {
	"at": ["identity", "type"],
	"facts": {"value": object.get(input, ["identity", "type"], null)},
} if {
	input.kind in gateways
	not assigned
}

assigned if contains(lower(input.identity.type), "assigned")
