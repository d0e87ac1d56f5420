# The vendor itself says that the account is misused. It cannot be written in code, so only what was read from a cloud is judged.
package sekisho

applies if {
	input.id
	input.kind in gateways
}

gateways := {"OpenAI", "AIServices", "ContentSafety"}

deny contains {
	"at": ["properties", "abusePenalty"],
	"facts": {
		"action": object.get(input.properties.abusePenalty, "action", null),
		"until": object.get(input.properties.abusePenalty, "expiration", null),
	},
} if {
	input.id
	input.kind in gateways
	input.properties.abusePenalty
}
