# A list that is asked only for prompts does not stop the model from writing a term that stands in its data or instructions.
# Only lists that block are counted: one that does not is reported by blocklist-blocks, in whichever direction it stands.
package sekisho

import data.lib.rai

applies if attached

attached if {
	rai.filtering(input)
	is_array(input.properties.customBlocklists)
	count(input.properties.customBlocklists) > 0
}

asked contains list.blocklistName if {
	some list in rai.lists(input)
	list.source == "Completion"
}

deny contains {
	"at": ["properties", "customBlocklists", i, "source"],
	"facts": {"list": list.blocklistName, "source": "Prompt"},
} if {
	attached
	some i, list in rai.lists(input)
	list.blocking == true
	list.source == "Prompt"
	not list.blocklistName in asked
}

deny contains {
	"at": ["properties", "customBlocklists", i, "source"],
	"facts": {
		"list": object.get(list, "blocklistName", null),
		"source": object.get(list, "source", null),
	},
} if {
	attached
	some i, list in rai.lists(input)
	list.blocking == true
	not list.source in {"Prompt", "Completion"}
}
