# Rules of Azure network security groups: whom they let in, and to which ports.
package lib.nsg

import data.lib.ports

# Whether a rule lets packets of "tcp" or "udp" in from outside.
admits(rule, wanted) if {
	inbound(rule)
	ports.carries(rule.properties.protocol, wanted)
}

inbound(rule) if {
	rule.properties.direction == "Inbound"
	rule.properties.access == "Allow"
}

# The sources of a rule that are everyone or nearly so: {at, range}, `at` being the path in the rule. A rule may name one
# source, or a list of them.
open_sources(rule) := {{"at": ["properties", "sourceAddressPrefix"], "range": range} |
	range := rule.properties.sourceAddressPrefix
	ports.wide(range)
} | {{"at": ["properties", "sourceAddressPrefixes", i], "range": range} |
	some i, range in rule.properties.sourceAddressPrefixes
	ports.wide(range)
}

# The destination ports of a rule, one range each: "22", "20-30", "*". The portal lets people write several with commas.
ranges(rule) := [trim_space(range) |
	some text in array.concat(
		[one | one := rule.properties.destinationPortRange],
		listed(rule),
	)
	is_string(text)
	some range in split(text, ",")
]

listed(rule) := rule.properties.destinationPortRanges if is_array(rule.properties.destinationPortRanges)

listed(rule) := [] if not is_array(rule.properties.destinationPortRanges)

# The name of a rule without that of its group, which templates put before it.
name(rule) := parts[count(parts) - 1] if {
	is_string(rule.name)
	parts := split(rule.name, "/")
}

name(rule) := null if not is_string(rule.name)

# The destination ports as one text for a sentence.
written(rule) := concat(", ", ranges(rule))

# Whether a rule reaches all ports. Such a rule has a guide of its own, so that one cause is told once.
whole(rule) if {
	some range in ranges(rule)
	ports.all_ports(range)
}

# Whether a rule reaches a port, but not all ports.
reaches(rule, port) if {
	some range in ranges(rule)
	ports.includes(range, port)
	not whole(rule)
}

# Services that are not meant for everyone, where none of the ports with a guide of their own (22, 3389) is among those
# that the rule reaches.
services(rule) := sort({service |
	some range in ranges(rule)
	some service in ports.services_in(rule.properties.protocol, range)
}) if {
	not whole(rule)
	not reaches(rule, 22)
	not reaches(rule, 3389)
}

# Whether a rule lets packets out to everyone, on all ports.
lets_all_out(rule) if {
	rule.properties.direction == "Outbound"
	rule.properties.access == "Allow"
	whole(rule)
	ports.wide(rule.properties.destinationAddressPrefix)
}
