# Model Armor checks URLs only when this filter is ENABLED; absent and unspecified mean disabled.
package sekisho

deny contains {
	"at": ["filterConfig", "maliciousUriFilterSettings", "filterEnforcement"],
	"facts": {"value": object.get(input, ["filterConfig", "maliciousUriFilterSettings", "filterEnforcement"], null)},
} if {
	not input.filterConfig.maliciousUriFilterSettings.filterEnforcement == "ENABLED"
}
