# A rule that lets plain HTTP in from everywhere. Rules that open all ports have a guide of their own.
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
	"facts": {"range": one.range, "first": one.rule.FromPort, "last": one.rule.ToPort},
} if {
	some one in ways
	groups.lets_in(one.rule, 80)
}
