# A floor setting that screens a service looks for sensitive data with an enabled basic configuration or an inspection template.
# What goes to MCP servers is inspected by the basic configuration alone.
package sekisho

applies if count(screened) > 0

screened := [service |
	some service in ["AI_PLATFORM", "GOOGLE_MCP_SERVER"]
	service in input.integratedServices
]

basic if input.filterConfig.sdpSettings.basicConfig.filterEnforcement == "ENABLED"

template if trim_space(input.filterConfig.sdpSettings.advancedConfig.inspectTemplate) != ""

# The API holds one of the two, so the finding points at the one that is there.
place := ["inspectTemplate", ["filterConfig", "sdpSettings", "advancedConfig", "inspectTemplate"]] if {
	input.filterConfig.sdpSettings.advancedConfig
} else := ["filterEnforcement", ["filterConfig", "sdpSettings", "basicConfig", "filterEnforcement"]] if {
	input.filterConfig.sdpSettings.basicConfig
} else := ["sdpSettings", ["filterConfig", "sdpSettings"]]

deny contains {
	"at": place[1],
	"facts": {
		"services": screened,
		"setting": place[0],
		"value": object.get(input, ["filterConfig", "sdpSettings", "basicConfig", "filterEnforcement"], null),
	},
} if {
	count(screened) > 0
	not basic
	not template
}

deny contains {
	"at": place[1],
	"facts": {"services": screened, "setting": "basicConfig", "value": null},
} if {
	"GOOGLE_MCP_SERVER" in screened
	not basic
	template
}
