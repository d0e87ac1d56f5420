# UDP is not let in from the whole internet, except to the ports of QUIC and IPsec, which are made for that.
package sekisho

import data.lib.nsg
import data.lib.ports

public := {"443", "500", "4500"}

deny contains {
	"at": array.concat(["properties", "securityRules", i], source.at),
	"facts": {
		"rule": nsg.name(rule),
		"source": source.range,
		"ports": nsg.written(rule),
	},
} if {
	some i, rule in input.properties.securityRules
	nsg.inbound(rule)
	ports.protocol(rule.properties.protocol) == "udp"
	some range in nsg.ranges(rule)
	not range in public
	some source in nsg.open_sources(rule)
}
