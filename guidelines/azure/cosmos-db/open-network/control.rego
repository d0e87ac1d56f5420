# An account is closed when its public endpoint is off or left to a network security perimeter, and limited by rules for
# addresses or subnets of one's own. The address 0.0.0.0 stands for everything in Azure, other customers' included.
package sekisho

import data.lib.ports

closed if input.properties.publicNetworkAccess in {"Disabled", "SecuredByPerimeter"}

limited if count(input.properties.ipRules) > 0

limited if input.properties.isVirtualNetworkFilterEnabled == true

deny contains {
	"at": ["properties", "ipRules"],
	"facts": {"value": null},
} if {
	not closed
	not limited
}

deny contains {
	"at": ["properties", "ipRules", i],
	"facts": {"value": range},
} if {
	not closed
	some i, rule in input.properties.ipRules
	some range in ranges(rule)
	open(range)
}

ranges(rule) := [trim_space(rule.ipAddressOrRange)] if is_object(rule)

ranges(rule) := [trim_space(range) | some range in split(rule, ",")] if is_string(rule)

open(range) if range == "0.0.0.0"

open(range) if ports.wide(range)
