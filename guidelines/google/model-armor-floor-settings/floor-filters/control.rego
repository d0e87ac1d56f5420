# A floor setting without an ENABLED prompt injection filter neither screens prompts in line nor demands the filter of templates.
# The vendor's own integration sample has an empty filterConfig, so that case is told apart for the reader.
package sekisho

default empty := false

empty if input.filterConfig == {}

deny contains {
	"at": ["filterConfig", "piAndJailbreakFilterSettings", "filterEnforcement"],
	"facts": {
		"empty": empty,
		"value": object.get(input, ["filterConfig", "piAndJailbreakFilterSettings", "filterEnforcement"], null),
	},
} if {
	not input.filterConfig.piAndJailbreakFilterSettings.filterEnforcement == "ENABLED"
}
