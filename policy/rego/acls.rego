# Inbound entries of AWS network ACLs: whom they let in, and to which ports. The entry with the lowest number that matches
# decides.
package lib.acls

import data.lib.ports

# The ranges of an entry that are everyone or nearly so: {at, range}.
open_ranges(entry) := {{"at": [member], "range": entry[member]} |
	some member in ["CidrBlock", "Ipv6CidrBlock"]
	ports.wide(entry[member])
}

inbound(entry) if not entry.Egress == true

allows(entry) if {
	inbound(entry)
	entry.RuleAction == "allow"
}

# All ports: every protocol, or all of TCP or UDP. Such an entry has a guide of its own.
whole(entry) if ports.any_protocol(entry.Protocol)

whole(entry) if {
	ports.protocol(entry.Protocol) in {"tcp", "udp"}
	ports.all_between(entry.PortRange.From, entry.PortRange.To)
}

# Whether an entry is about this TCP port.
meets(entry, _) if ports.any_protocol(entry.Protocol)

meets(entry, port) if {
	ports.protocol(entry.Protocol) == "tcp"
	ports.between(port, entry.PortRange.From, entry.PortRange.To)
}

# Whether an entry lets everyone in to this TCP port, but not to all, and no entry before it says otherwise.
lets_in(entries, entry, port) if {
	allows(entry)
	meets(entry, port)
	not whole(entry)
	not denied(entries, entry, port)
}

denied(entries, entry, port) if {
	some other in entries
	inbound(other)
	other.RuleAction == "deny"
	other.RuleNumber < entry.RuleNumber
	meets(other, port)
	some member in ["CidrBlock", "Ipv6CidrBlock"]
	entry[member]
	ports.everyone(other[member])
}
