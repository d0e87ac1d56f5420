# Firewall rules of VPC networks: which of them let everyone in, and to what.
package lib.google_firewall

import data.lib.ports

# Where a rule lets everyone in: {at, source}. `ranges` are its source ranges, `tags` and `accounts` its other sources;
# a rule without any of them is for all addresses.
sources(ranges, tags, accounts) := listed | implied if {
	is_array(ranges)
	is_array(tags)
	is_array(accounts)
	listed := {{"at": ["sourceRanges", i], "source": range} |
		some i, range in ranges
		ports.wide(range)
	}
	implied := {{"at": ["sourceRanges"], "source": "0.0.0.0/0"} | (count(ranges) + count(tags)) + count(accounts) == 0}
}

# Everything that a rule allows, as {protocol, ports}; a protocol without ports is allowed on all of them.
allowed(rules) := found if {
	is_array(rules)
	found := {{"protocol": rule.IPProtocol, "ports": range} |
		some rule in rules
		some range in reach(rule)
	}
}

reach(rule) := ["0-65535"] if rule.ports == []

reach(rule) := rule.ports if {
	is_array(rule.ports)
	rule.ports != []
}

# Whether something allowed reaches one port.
reaches(one, protocol, port) if {
	ports.carries(one.protocol, protocol)
	ports.includes(one.ports, port)
}

# "tcp:22", or "all" for every protocol.
spelled(one) := "all" if ports.any_protocol(one.protocol)

spelled(one) := concat(":", [ports.protocol(one.protocol), one.ports]) if not ports.any_protocol(one.protocol)
