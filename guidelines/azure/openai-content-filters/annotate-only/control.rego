# A filter that is enabled and does not block only annotates. The shields, the harm categories and protected material on
# prompts and completions, and indirect attacks in tool responses, have guides of their own; spotlighting marks text and has
# nothing to block.
# The preview's `action` says the same as blocking, and more: RETRY lets the model answer once more.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if rai.filtering(input)

shields := {"Jailbreak", "Indirect Attack", "Protected Material Text", "Protected Material Code"}

elsewhere(filter) if {
	filter.name in rai.harms | shields
	filter.source in {"Prompt", "Completion"}
}

elsewhere(filter) if {
	filter.name == "Indirect Attack"
	filter.source == "PostToolCall"
}

elsewhere(filter) if filter.name == "Indirect Attack Spotlighting"

deny contains {
	"at": ["properties", "contentFilters", i, lax.setting],
	"facts": {
		"filter": filter.name,
		"source": object.get(filter, "source", null),
		"setting": lax.setting,
		"value": lax.value,
	},
} if {
	rai.filtering(input)
	some i, filter in rai.filters(input)
	filter.enabled == true
	not elsewhere(filter)
	not filter.action == "RETRY"
	lax := rai.lax(filter)
}
