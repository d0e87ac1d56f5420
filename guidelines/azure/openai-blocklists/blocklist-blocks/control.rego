# A blocklist that is attached to a policy stops a term only if it blocks; without blocking a hit is an annotation.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if attached

attached if {
	rai.filtering(input)
	is_array(input.properties.customBlocklists)
	count(input.properties.customBlocklists) > 0
}

deny contains {
	"at": ["properties", "customBlocklists", i, "blocking"],
	"facts": {
		"list": object.get(list, "blocklistName", null),
		"source": object.get(list, "source", null),
		"value": object.get(list, "blocking", null),
	},
} if {
	attached
	some i, list in rai.lists(input)
	not list.blocking == true
}
