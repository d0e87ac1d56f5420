# A service takes connections from everywhere unless publicNetworkAccess is off or left to a network security perimeter, or
# rules name the addresses that may connect. Where a perimeter is enforced for it, the rules of the perimeter decide instead.
package sekisho

import data.lib.perimeters
import data.lib.ports

# Only a perimeter that is known to be enforced changes anything.
sees_unread := true

applies if not perimeters.enforced(input)

reachable if {
	not perimeters.enforced(input)
	input.properties.publicNetworkAccess != "Disabled"
	input.properties.publicNetworkAccess != "SecuredByPerimeter"
}

deny contains {
	"proven": true,
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"setting": "publicNetworkAccess", "value": input.properties.publicNetworkAccess},
} if {
	reachable
	count(input.properties.networkRuleSet.ipRules) == 0
}

deny contains {
	"proven": true,
	"at": ["properties", "networkRuleSet", "ipRules", i, "value"],
	"facts": {"setting": "networkRuleSet.ipRules", "value": rule.value},
} if {
	reachable
	some i, rule in input.properties.networkRuleSet.ipRules
	ports.wide(rule.value)
}
