# A list that is asked only for prompts does not stop the model from writing a term that stands in its data or instructions.
# Only lists that block are counted: one that does not is reported by blocklist-blocks, in whichever direction it stands.
# ARM folds the case of names. A list that is asked for tools alone says nothing of prompts and answers.
package sekisho

import data.lib.rai

applies if attached

attached if {
	rai.filtering(input)
	count(rai.lists(input)) > 0
}

asked contains lower(entry.list.blocklistName) if {
	some entry in rai.lists(input)
	entry.list.source == "Completion"
}

elsewhere(list) if list.source in {"Prompt", "Completion", "PreToolCall", "PostToolCall"}

# What these two look at is not documented, so they are enough only beside the answers.
elsewhere(list) if {
	list.source in {"PreRun", "PostRun"}
	lower(list.blocklistName) in asked
}

deny contains {
	"at": entry.source_at,
	"facts": {"list": entry.list.blocklistName, "source": "Prompt"},
} if {
	attached
	some entry in rai.lists(input)
	entry.list.blocking == true
	entry.list.source == "Prompt"
	not lower(entry.list.blocklistName) in asked
}

deny contains {
	"at": entry.source_at,
	"facts": {
		"list": object.get(entry.list, "blocklistName", null),
		"source": object.get(entry.list, "source", null),
	},
} if {
	attached
	some entry in rai.lists(input)
	entry.list.blocking == true
	not elsewhere(entry.list)
}
