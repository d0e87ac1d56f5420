# Only a positive maxOutputTokens limits a response; without it the default of the model applies, up to its own maximum.
package sekisho

deny contains {
	"at": ["generationConfig", "maxOutputTokens"],
	"facts": {"value": object.get(input, ["generationConfig", "maxOutputTokens"], null)},
} if {
	not limited
}

limited if {
	is_number(input.generationConfig.maxOutputTokens)
	input.generationConfig.maxOutputTokens > 0
}
