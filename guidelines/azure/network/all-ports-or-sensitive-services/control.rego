# Nobody may reach all TCP ports, or services meant for inside, from the whole internet. Rules that single out SSH, RDP or
# UDP have guides of their own.
package sekisho

import data.lib.nsg

deny contains {
	"at": array.concat(["properties", "securityRules", i], source.at),
	"facts": {
		"rule": nsg.name(rule),
		"source": source.range,
		"ports": nsg.written(rule),
		"services": [],
	},
} if {
	some i, rule in input.properties.securityRules
	nsg.admits(rule, "tcp")
	nsg.whole(rule)
	some source in nsg.open_sources(rule)
}

deny contains {
	"at": array.concat(["properties", "securityRules", i], source.at),
	"facts": {
		"rule": nsg.name(rule),
		"source": source.range,
		"ports": nsg.written(rule),
		"services": services,
	},
} if {
	some i, rule in input.properties.securityRules
	nsg.admits(rule, "tcp")
	services := nsg.services(rule)
	count(services) > 0
	some source in nsg.open_sources(rule)
}
