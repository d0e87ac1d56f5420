# Rules of AWS security groups: whom they let in, and to which ports.
package lib.groups

import data.lib.ports

# The ranges of a rule that are everyone or nearly so: {at, range}, `at` being the path in the rule. A rule may name one
# range, or lists of them.
open_ranges(rule) := {{"at": [member], "range": rule[member]} |
	some member in ["CidrIp", "CidrIpv6"]
	ports.wide(rule[member])
} | {{"at": [member, i], "range": range} |
	some member in ["CidrBlocks", "Ipv6CidrBlocks"]
	some i, range in rule[member]
	ports.wide(range)
}

# All ports: every protocol, or all of TCP or UDP. Such a rule has a guide of its own, so that one cause is told once.
whole(rule) if ports.any_protocol(rule.IpProtocol)

whole(rule) if {
	ports.protocol(rule.IpProtocol) in {"tcp", "udp"}
	ports.all_between(rule.FromPort, rule.ToPort)
}

# Whether a rule lets this TCP port through, but not all ports.
lets_in(rule, port) if {
	ports.protocol(rule.IpProtocol) == "tcp"
	ports.between(port, rule.FromPort, rule.ToPort)
	not whole(rule)
}

# Services that are not meant for everyone, where none of the ports with a guide of their own (22, 3389) is among those let
# in.
services(rule) := ports.services(rule.IpProtocol, rule.FromPort, rule.ToPort) if {
	not whole(rule)
	not lets_in(rule, 22)
	not lets_in(rule, 3389)
}
