# A cache is closed when its public endpoint is off or it stands in a subnet; firewall rules of one's own addresses limit it.
# The public endpoint is on unless it is switched off, and without rules it takes connections from everywhere.
package sekisho

import data.lib.ports

closed if input.properties.publicNetworkAccess == "Disabled"

closed if input.properties.subnetId != ""

limited if count(input.firewallRules) > 0

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {
		"setting": "publicNetworkAccess",
		"value": object.get(input.properties, "publicNetworkAccess", null),
	},
} if {
	not closed
	not limited
}

deny contains {
	"at": ["firewallRules", i, "properties", "startIP"],
	"facts": {"setting": "firewallRules", "value": concat(" - ", [rule.properties.startIP, rule.properties.endIP])},
} if {
	not closed
	some i, rule in input.firewallRules
	ports.wide_between(rule.properties.startIP, rule.properties.endIP)
}
