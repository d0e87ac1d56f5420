# An inbound entry that lets SSH in from everywhere. Entries for all ports have a guide of their own.
package sekisho

import data.lib.acls

deny contains {
	"at": acls.place(input.Entries, i, open.at),
	"facts": {"range": open.range, "first": entry.PortRange.From, "last": entry.PortRange.To},
} if {
	some i, entry in input.Entries
	acls.lets_in(input.Entries, entry, 22)
	some open in acls.open_ranges(entry)
}
