# An account is closed when its public endpoint is off or left to a network security perimeter, and limited by rules for
# addresses or subnets of one's own. The address 0.0.0.0 stands for everything in Azure, other customers' included.
package sekisho

import data.lib.ports

reachable if {
	input.properties.publicNetworkAccess != "Disabled"
	input.properties.publicNetworkAccess != "SecuredByPerimeter"
}

limited if count(input.properties.ipRules) > 0

deny contains {
	"at": ["properties", "ipRules"],
	"facts": {"value": null},
} if {
	reachable
	input.properties.isVirtualNetworkFilterEnabled == false
	not limited
}

deny contains {
	"at": ["properties", "ipRules", i],
	"facts": {"value": range},
} if {
	reachable
	some i, rule in input.properties.ipRules
	some range in ranges(rule)
	open(range)
}

ranges(rule) := [trim_space(rule.ipAddressOrRange)] if is_object(rule)

ranges(rule) := [trim_space(range) | some range in split(rule, ",")] if is_string(rule)

open(range) if range == "0.0.0.0"

open(range) if ports.wide(range)
