# A variable in a system prompt puts what a caller sends among the instructions of the operator.
package sekisho

import data.lib.flows

applies if count(systems) > 0

deny contains {
	"at": one.at,
	"facts": {"name": one.name, "variables": variables},
} if {
	some one in systems
	variables := sort({match[1] |
		is_string(one.text)
		some match in regex.find_all_string_submatch_n(`[{][{][ ]*([0-9A-Za-z][0-9A-Za-z_-]*)[ ]*[}][}]`, one.text, 50)
	})
	count(variables) > 0
}

systems contains {"at": ["Variants", i, "TemplateConfiguration", "Chat", "System", j, "Text"], "name": object.get(variant, "Name", null), "text": block.Text} if {
	some i, variant in list(input.Variants)
	some j, block in list(variant.TemplateConfiguration.Chat.System)
}

systems contains {"at": array.concat(one.at, ["Configuration", "Prompt", "SourceConfiguration", "Inline", "TemplateConfiguration", "Chat", "System", j, "Text"]), "name": object.get(one.node, "Name", null), "text": block.Text} if {
	some one in flows.nodes(input.Definition)
	some j, block in list(one.node.Configuration.Prompt.SourceConfiguration.Inline.TemplateConfiguration.Chat.System)
}

list(value) := value if is_array(value)
