# A variable in a system prompt puts what a caller sends among the instructions of the operator.
package sekisho

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

systems contains {"at": array.concat(within(i), ["Chat", "System", j, "Text"]), "name": object.get(node, "Name", null), "text": block.Text} if {
	some i, node in list(input.Definition.Nodes)
	some j, block in list(node.Configuration.Prompt.SourceConfiguration.Inline.TemplateConfiguration.Chat.System)
}

within(i) := ["Definition", "Nodes", i, "Configuration", "Prompt", "SourceConfiguration", "Inline", "TemplateConfiguration"]

list(value) := value if is_array(value)
