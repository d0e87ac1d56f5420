# An account is closed when publicNetworkAccess is Disabled, or when defaultAction is Deny and no rule lets everyone in.
# Where a network security perimeter is enforced for it, the rules of the perimeter decide instead.
# The reader fills the default of publicNetworkAccess in, so where it is absent it could not be read and nothing is claimed.
package sekisho

import data.lib.perimeters

# Only a perimeter that is known to be enforced changes anything.
sees_unread := true

applies if {
	input.kind in gateways
	not perimeters.enforced(input)
}

gateways := {"OpenAI", "AIServices", "ContentSafety"}

public if {
	input.kind in gateways
	not perimeters.enforced(input)
	input.properties.publicNetworkAccess != "Disabled"
}

deny contains {
	"proven": true,
	"at": ["properties", "networkAcls", "defaultAction"],
	"facts": {
		"public_network_access": input.properties.publicNetworkAccess,
		"setting": "networkAcls.defaultAction",
		"value": object.get(input.properties, ["networkAcls", "defaultAction"], null),
	},
} if {
	public
	not input.properties.networkAcls.defaultAction == "Deny"
}

# Two rules of half the internet each are as open as one of the whole: no company owns a block of more than /8.
too_wide(range) if to_number(split(trim_space(range), "/")[1]) < 8

deny contains {
	"proven": true,
	"at": ["properties", "networkAcls", "ipRules", i, "value"],
	"facts": {
		"public_network_access": input.properties.publicNetworkAccess,
		"setting": "networkAcls.ipRules",
		"value": rule.value,
	},
} if {
	public
	some i, rule in input.properties.networkAcls.ipRules
	too_wide(rule.value)
}
