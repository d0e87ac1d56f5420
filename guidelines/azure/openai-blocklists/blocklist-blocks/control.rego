# A blocklist that is attached to a policy stops a term only if it blocks; without blocking a hit is an annotation.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if attached

attached if {
	rai.filtering(input)
	count(rai.lists(input)) > 0
}

deny contains {
	"at": array.concat(entry.at, ["blocking"]),
	"facts": {
		"list": object.get(entry.list, "blocklistName", null),
		"source": object.get(entry.list, "source", null),
		"value": object.get(entry.list, "blocking", null),
	},
} if {
	attached
	some entry in rai.lists(input)
	not entry.list.blocking == true
}
