# A template checks for prompt injection and jailbreaks only when this filter is ENABLED; absent and unspecified mean disabled.
# How sensitive the enabled filter is belongs to the guide confidence-level.
package sekisho

deny contains {
	"at": ["filterConfig", "piAndJailbreakFilterSettings", "filterEnforcement"],
	"facts": {"value": object.get(input, ["filterConfig", "piAndJailbreakFilterSettings", "filterEnforcement"], null)},
} if {
	not input.filterConfig.piAndJailbreakFilterSettings.filterEnforcement == "ENABLED"
}
