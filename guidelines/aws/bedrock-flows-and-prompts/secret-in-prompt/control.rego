# What stands in a prompt goes to the model with every call, and what stands in inline code goes to everyone who may read the
# flow. The secret itself is never said.
package sekisho

import data.lib.flows
import data.lib.secrets

# A definition that lies in S3 is not read, so nothing is said of it.
applies if is_array(input.Variants)

applies if is_array(input.Definition.Nodes)

applies if is_string(input.DefinitionString)

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

template(one) := array.concat(one.at, ["Configuration", "Prompt", "SourceConfiguration", "Inline", "TemplateConfiguration"])

texts contains {"at": array.concat(template(one), ["Text", "Text"]), "name": name(one.node), "part": "prompt", "forms": forms} if {
	some one in flows.nodes(input.Definition)
	forms := secrets.forms_told(inline(one.node).Text.Text)
}

texts contains {"at": array.concat(template(one), ["Chat", "System", j, "Text"]), "name": name(one.node), "part": "prompt", "forms": forms} if {
	some one in flows.nodes(input.Definition)
	some j, block in list(inline(one.node).Chat.System)
	forms := secrets.forms_told(block.Text)
}

texts contains {"at": array.concat(template(one), ["Chat", "Messages", j, "Content", k, "Text"]), "name": name(one.node), "part": "prompt", "forms": forms} if {
	some one in flows.nodes(input.Definition)
	some j, message in list(inline(one.node).Chat.Messages)
	some k, block in list(message.Content)
	forms := secrets.forms_told(block.Text)
}

texts contains {"at": array.concat(one.at, ["Configuration", "KnowledgeBase", "PromptTemplate", "TextPromptTemplate"]), "name": name(one.node), "part": "prompt", "forms": forms} if {
	some one in flows.nodes(input.Definition)
	forms := secrets.forms_told(one.node.Configuration.KnowledgeBase.PromptTemplate.TextPromptTemplate)
}

texts contains {"at": array.concat(one.at, ["Configuration", "InlineCode", "Code"]), "name": name(one.node), "part": "code", "forms": forms} if {
	some one in flows.nodes(input.Definition)
	forms := secrets.forms_in(one.node.Configuration.InlineCode.Code)
}

# A template may hold the whole definition as one text.
texts contains {"at": ["DefinitionString"], "name": object.get(input, "Name", null), "part": "prompt", "forms": forms} if {
	forms := secrets.forms_told(input.DefinitionString)
}

list(value) := value if is_array(value)

name(one) := object.get(one, "Name", null)
