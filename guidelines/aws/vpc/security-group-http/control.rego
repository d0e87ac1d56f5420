# A rule that lets plain HTTP in from everywhere. Rules that open all ports have a guide of their own.
package sekisho

import data.lib.groups

deny contains {
	"at": array.concat(["SecurityGroupIngress", i], open.at),
	"facts": {"range": open.range, "first": rule.FromPort, "last": rule.ToPort},
} if {
	some i, rule in input.SecurityGroupIngress
	groups.lets_in(rule, 80)
	some open in groups.open_ranges(rule)
}
