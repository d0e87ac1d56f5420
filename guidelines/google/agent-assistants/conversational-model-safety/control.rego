# A guardrail for model safety takes the place of the service's own settings, so a category that it sets to OFF or BLOCK_NONE is
# filtered by nothing. Unspecified is no proof of a filter. One that is switched off changes nothing.
package sekisho

applies if {
	input.enabled == true
	count(input.modelSafety.safetySettings) > 0
}

blocking := {"BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH"}

deny contains {
	"at": ["modelSafety", "safetySettings", i, "threshold"],
	"facts": {"category": object.get(setting, "category", null), "threshold": object.get(setting, "threshold", null)},
} if {
	input.enabled == true
	some i, setting in input.modelSafety.safetySettings
	not setting.threshold in blocking
}
