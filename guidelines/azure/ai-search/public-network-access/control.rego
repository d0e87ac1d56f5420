# A service takes connections from everywhere unless publicNetworkAccess is off or left to a network security perimeter, or
# rules name the addresses that may connect.
package sekisho

import data.lib.ports

reachable if {
	input.properties.publicNetworkAccess != "Disabled"
	input.properties.publicNetworkAccess != "SecuredByPerimeter"
}

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"setting": "publicNetworkAccess", "value": input.properties.publicNetworkAccess},
} if {
	reachable
	count(input.properties.networkRuleSet.ipRules) == 0
}

deny contains {
	"at": ["properties", "networkRuleSet", "ipRules", i, "value"],
	"facts": {"setting": "networkRuleSet.ipRules", "value": rule.value},
} if {
	reachable
	some i, rule in input.properties.networkRuleSet.ipRules
	ports.wide(rule.value)
}
