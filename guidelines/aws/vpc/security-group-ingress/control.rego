# A rule that lets everyone in to all ports, or to a service that is not meant for everyone. Ranges with SSH or RDP in
# them have guides of their own.
package sekisho

import data.lib.groups

ways := groups.inbound(
	object.get(input, "SecurityGroupIngress", []),
	object.get(input, "IngressRules", []),
	object.get(input, "IngressCidrBlocks", []),
	object.get(input, "IngressIpv6CidrBlocks", []),
)

deny contains {
	"at": one.at,
	"facts": {"range": one.range, "first": null, "last": null, "services": null},
} if {
	some one in ways
	groups.whole(one.rule)
}

deny contains {
	"at": one.at,
	"facts": {"range": one.range, "first": one.rule.FromPort, "last": one.rule.ToPort, "services": services},
} if {
	some one in ways
	services := groups.services(one.rule)
	count(services) > 0
}
