# Firewall rules of VPC networks: which of them let everyone in, and to what.
package lib.google_firewall

import data.lib.ports

# Where a rule lets everyone in: {at, source}. `ranges` are its source ranges, `others` its tags and service accounts;
# a rule without any of them is for all addresses.
sources(ranges, others) := listed | implied if {
	listed := {{"at": ["sourceRanges", i], "source": range} |
		some i, range in ranges
		ports.wide(range)
	}
	implied := {{"at": ["sourceRanges"], "source": "0.0.0.0/0"} | count(ranges) + count(others) == 0}
}

# Everything that a rule allows, as {protocol, ports}; a protocol without ports is allowed on all of them.
allowed(rules) := {{"protocol": rule.IPProtocol, "ports": range} |
	some rule in rules
	some range in reach(rule)
}

reach(rule) := ["0-65535"] if count(object.get(rule, "ports", [])) == 0

reach(rule) := rule.ports if count(rule.ports) > 0

# Whether something allowed reaches one port.
reaches(one, protocol, port) if {
	ports.carries(one.protocol, protocol)
	ports.includes(one.ports, port)
}

# "tcp:22", or "all" for every protocol.
spelled(one) := "all" if ports.any_protocol(one.protocol)

spelled(one) := concat(":", [ports.protocol(one.protocol), one.ports]) if not ports.any_protocol(one.protocol)
