# Sensitive data is inspected by an enabled basic configuration or by an advanced one that names an inspection template.
# The API holds one of the two, so the finding points at the one that is there, or at sdpSettings when there is none.
package sekisho

inspected if input.filterConfig.sdpSettings.basicConfig.filterEnforcement == "ENABLED"

inspected if {
	template := input.filterConfig.sdpSettings.advancedConfig.inspectTemplate
	is_string(template)
	template != ""
}

deny contains {
	"at": ["filterConfig", "sdpSettings"],
	"facts": {"setting": "sdpSettings", "value": null},
} if {
	not inspected
	not input.filterConfig.sdpSettings.basicConfig
	not input.filterConfig.sdpSettings.advancedConfig
}

deny contains {
	"at": ["filterConfig", "sdpSettings", "advancedConfig", "inspectTemplate"],
	"facts": {"setting": "inspectTemplate", "value": null},
} if {
	not inspected
	input.filterConfig.sdpSettings.advancedConfig
}

deny contains {
	"at": ["filterConfig", "sdpSettings", "basicConfig", "filterEnforcement"],
	"facts": {"setting": "filterEnforcement", "value": object.get(basic, "filterEnforcement", null)},
} if {
	not inspected
	not input.filterConfig.sdpSettings.advancedConfig
	basic := input.filterConfig.sdpSettings.basicConfig
}
