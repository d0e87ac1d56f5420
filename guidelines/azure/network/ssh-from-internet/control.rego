# Nobody may reach port 22 (SSH) from the whole internet. A rule for all ports is told by all-ports-or-sensitive-services.
package sekisho

import data.lib.nsg

deny contains {
	"at": array.concat(["properties", "securityRules", i], source.at),
	"facts": {"rule": nsg.name(rule), "source": source.range, "ports": nsg.written(rule)},
} if {
	some i, rule in input.properties.securityRules
	nsg.admits(rule, "tcp")
	nsg.reaches(rule, 22)
	some source in nsg.open_sources(rule)
}
