# A floor setting that screens a service looks at URLs only while this filter is ENABLED; absent and unspecified mean disabled.
package sekisho

applies if count(screened) > 0

screened := [service |
	some service in ["AI_PLATFORM", "GOOGLE_MCP_SERVER"]
	service in input.integratedServices
]

deny contains {
	"at": ["filterConfig", "maliciousUriFilterSettings", "filterEnforcement"],
	"facts": {
		"services": screened,
		"value": object.get(input, ["filterConfig", "maliciousUriFilterSettings", "filterEnforcement"], null),
	},
} if {
	count(screened) > 0
	not input.filterConfig.maliciousUriFilterSettings.filterEnforcement == "ENABLED"
}
