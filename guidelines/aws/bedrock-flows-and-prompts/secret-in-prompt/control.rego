# What stands in a prompt goes to the model with every call, and what stands in inline code goes to everyone who may read the
# flow. The secret itself is never said.
package sekisho

import data.lib.secrets

deny contains {
	"at": one.at,
	"facts": {"name": one.name, "part": one.part, "form": form},
} if {
	some one in texts
	form := one.forms[0]
}

# Prompts of prompt management.
texts contains {"at": ["Variants", i, "TemplateConfiguration", "Text", "Text"], "name": name(variant), "part": "prompt", "forms": forms} if {
	some i, variant in list(input.Variants)
	forms := secrets.forms_told(variant.TemplateConfiguration.Text.Text)
}

texts contains {"at": ["Variants", i, "TemplateConfiguration", "Chat", "System", j, "Text"], "name": name(variant), "part": "prompt", "forms": forms} if {
	some i, variant in list(input.Variants)
	some j, block in list(variant.TemplateConfiguration.Chat.System)
	forms := secrets.forms_told(block.Text)
}

texts contains {"at": ["Variants", i, "TemplateConfiguration", "Chat", "Messages", j, "Content", k, "Text"], "name": name(variant), "part": "prompt", "forms": forms} if {
	some i, variant in list(input.Variants)
	some j, message in list(variant.TemplateConfiguration.Chat.Messages)
	some k, block in list(message.Content)
	forms := secrets.forms_told(block.Text)
}

# Prompts and code in the nodes of flows.
inline(node) := node.Configuration.Prompt.SourceConfiguration.Inline.TemplateConfiguration

within(i) := ["Definition", "Nodes", i, "Configuration"]

template(i) := array.concat(within(i), ["Prompt", "SourceConfiguration", "Inline", "TemplateConfiguration"])

texts contains {"at": array.concat(template(i), ["Text", "Text"]), "name": name(node), "part": "prompt", "forms": forms} if {
	some i, node in list(input.Definition.Nodes)
	forms := secrets.forms_told(inline(node).Text.Text)
}

texts contains {"at": array.concat(template(i), ["Chat", "System", j, "Text"]), "name": name(node), "part": "prompt", "forms": forms} if {
	some i, node in list(input.Definition.Nodes)
	some j, block in list(inline(node).Chat.System)
	forms := secrets.forms_told(block.Text)
}

texts contains {"at": array.concat(template(i), ["Chat", "Messages", j, "Content", k, "Text"]), "name": name(node), "part": "prompt", "forms": forms} if {
	some i, node in list(input.Definition.Nodes)
	some j, message in list(inline(node).Chat.Messages)
	some k, block in list(message.Content)
	forms := secrets.forms_told(block.Text)
}

texts contains {"at": array.concat(within(i), ["KnowledgeBase", "PromptTemplate", "TextPromptTemplate"]), "name": name(node), "part": "prompt", "forms": forms} if {
	some i, node in list(input.Definition.Nodes)
	forms := secrets.forms_told(node.Configuration.KnowledgeBase.PromptTemplate.TextPromptTemplate)
}

texts contains {"at": array.concat(within(i), ["InlineCode", "Code"]), "name": name(node), "part": "code", "forms": forms} if {
	some i, node in list(input.Definition.Nodes)
	forms := secrets.forms_in(node.Configuration.InlineCode.Code)
}

list(value) := value if is_array(value)

name(one) := object.get(one, "Name", null)
