# A cache is closed when its public endpoint is off or it stands in a subnet; firewall rules of one's own addresses limit it.
# The public endpoint is on unless it is switched off, and without rules it takes connections from everywhere.
package sekisho

import data.lib.ports

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"setting": "publicNetworkAccess", "value": input.properties.publicNetworkAccess},
} if {
	input.properties.publicNetworkAccess != "Disabled"
	input.properties.subnetId == ""
	count(input.firewallRules) == 0
}

# A rule that stands apart from its cache is a fault, too.
deny contains {
	"at": ["firewallRules", i, "properties", "startIP"],
	"facts": {"setting": "firewallRules", "value": concat(" - ", [rule.properties.startIP, rule.properties.endIP])},
} if {
	not input.properties.publicNetworkAccess == "Disabled"
	some i, rule in input.firewallRules
	ports.wide_between(rule.properties.startIP, rule.properties.endIP)
}
