# A vault is closed when its public endpoint is off or left to a network security perimeter, or when networkAcls deny
# whoever no rule names; without networkAcls everyone is let in.
package sekisho

import data.lib.ports

reachable if {
	input.properties.publicNetworkAccess != "Disabled"
	input.properties.publicNetworkAccess != "SecuredByPerimeter"
}

deny contains {
	"at": ["properties", "networkAcls", "defaultAction"],
	"facts": {
		"setting": "networkAcls.defaultAction",
		"value": object.get(input.properties, ["networkAcls", "defaultAction"], null),
	},
} if {
	reachable
	not input.properties.networkAcls.defaultAction == "Deny"
}

deny contains {
	"at": ["properties", "networkAcls", "ipRules", i, "value"],
	"facts": {"setting": "networkAcls.ipRules", "value": rule.value},
} if {
	reachable
	input.properties.networkAcls.defaultAction == "Deny"
	some i, rule in input.properties.networkAcls.ipRules
	ports.wide(rule.value)
}
