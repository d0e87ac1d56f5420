# Inbound entries of AWS network ACLs: whom they let in, and to which ports. The entry with the lowest number that matches
# decides.
package lib.acls

import data.lib.ports

# The ranges of an entry that are everyone or nearly so: {at, range}.
open_ranges(entry) := {{"at": [member], "range": entry[member]} |
	some member in ["CidrBlock", "Ipv6CidrBlock"]
	ports.wide(entry[member])
}

# Where a fault of an entry is to be told: in the entry, or in all entries together where one that cannot be read in full
# may be a denial that comes first.
place(entries, i, at) := array.concat(["Entries", i], at) if settled(entries, entries[i])

place(entries, i, _) := ["Entries"] if not settled(entries, entries[i])

settled(entries, entry) if {
	entry.RuleNumber
	count([other | some other in entries; not clear(other)]) == 0
}

clear(entry) if entry.Egress == true

clear(entry) if entry.RuleAction == "allow"

clear(entry) if {
	entry.Egress == false
	entry.RuleAction == "deny"
	entry.RuleNumber
	ranged(entry)
	ported(entry)
}

ranged(entry) if entry.CidrBlock

ranged(entry) if entry.Ipv6CidrBlock

ported(entry) if {
	entry.Protocol
	not ports.protocol(entry.Protocol) in {"tcp", "udp"}
}

ported(entry) if {
	ports.protocol(entry.Protocol) in {"tcp", "udp"}
	ports.number(entry.PortRange.From) <= ports.number(entry.PortRange.To)
}

allows(entry) if {
	entry.Egress == false
	entry.RuleAction == "allow"
}

denies(entry) if {
	entry.Egress == false
	entry.RuleAction == "deny"
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

# Whether an entry lets in to this TCP port, but not to all, and no entry before it says otherwise.
lets_in(entries, entry, port) if {
	allows(entry)
	meets(entry, port)
	not whole(entry)
	not denied(entries, entry, port)
}

denied(entries, entry, port) if {
	some other in entries
	denies(other)
	other.RuleNumber < entry.RuleNumber
	meets(other, port)
	some member in ["CidrBlock", "Ipv6CidrBlock"]
	entry[member]
	ports.everyone(other[member])
}
