# A floor setting that screens Gemini looks for sensitive data with an enabled basic configuration or an inspection template.
package sekisho

applies if "AI_PLATFORM" in input.integratedServices

inspected if input.filterConfig.sdpSettings.basicConfig.filterEnforcement == "ENABLED"

inspected if trim_space(input.filterConfig.sdpSettings.advancedConfig.inspectTemplate) != ""

# The API holds one of the two, so the finding points at the one that is there.
place := ["inspectTemplate", ["filterConfig", "sdpSettings", "advancedConfig", "inspectTemplate"]] if {
	input.filterConfig.sdpSettings.advancedConfig
} else := ["filterEnforcement", ["filterConfig", "sdpSettings", "basicConfig", "filterEnforcement"]] if {
	input.filterConfig.sdpSettings.basicConfig
} else := ["sdpSettings", ["filterConfig", "sdpSettings"]]

deny contains {
	"at": place[1],
	"facts": {"setting": place[0], "value": object.get(input, ["filterConfig", "sdpSettings", "basicConfig", "filterEnforcement"], null)},
} if {
	"AI_PLATFORM" in input.integratedServices
	not inspected
}
