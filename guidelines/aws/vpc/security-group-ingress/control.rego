# A rule that lets everyone in to all ports, or to a service that is not meant for everyone. Ranges with SSH or RDP in
# them have guides of their own.
package sekisho

import data.lib.groups

deny contains {
	"at": array.concat(["SecurityGroupIngress", i], open.at),
	"facts": {"range": open.range, "first": null, "last": null, "services": null},
} if {
	some i, rule in input.SecurityGroupIngress
	groups.whole(rule)
	some open in groups.open_ranges(rule)
}

deny contains {
	"at": array.concat(["SecurityGroupIngress", i], open.at),
	"facts": {"range": open.range, "first": rule.FromPort, "last": rule.ToPort, "services": services},
} if {
	some i, rule in input.SecurityGroupIngress
	services := groups.services(rule)
	count(services) > 0
	some open in groups.open_ranges(rule)
}
