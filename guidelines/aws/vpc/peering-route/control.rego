# A route that sends everything, or nearly so, over a peering connection.
package sekisho

import data.lib.ports

deny contains {
	"at": ["Routes", i, member],
	"facts": {"range": route[member]},
} if {
	some i, route in input.Routes
	route.VpcPeeringConnectionId != ""
	some member in ["DestinationCidrBlock", "DestinationIpv6CidrBlock"]
	ports.wide(route[member])
}
