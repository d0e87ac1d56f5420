# An inbound entry that lets everyone in to all ports.
package sekisho

import data.lib.acls

deny contains {
	"at": array.concat(["Entries", i], open.at),
	"facts": {"range": open.range},
} if {
	some i, entry in input.Entries
	acls.allows(entry)
	acls.whole(entry)
	some open in acls.open_ranges(entry)
}
