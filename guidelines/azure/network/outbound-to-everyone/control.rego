# A rule of one's own that lets everything out to everyone undoes whatever limits the group sets.
package sekisho

import data.lib.nsg

deny contains {
	"at": ["properties", "securityRules", i, "properties", "destinationAddressPrefix"],
	"facts": {
		"rule": nsg.name(rule),
		"destination": rule.properties.destinationAddressPrefix,
		"ports": nsg.written(rule),
	},
} if {
	some i, rule in input.properties.securityRules
	nsg.lets_all_out(rule)
}
