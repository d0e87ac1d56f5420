# A registry takes connections from everywhere unless publicNetworkAccess is Disabled, or its rules deny whoever they do not
# name.
package sekisho

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": input.properties.publicNetworkAccess},
} if {
	input.properties.publicNetworkAccess != "Disabled"
	input.properties.networkRuleSet.defaultAction != "Deny"
}
