# The prompt is part of every call, so the model can be talked into saying what stands in it. The secret itself is never said.
package sekisho

import data.lib.secrets

text := input.TemplateConfiguration.TextFullAIPromptEditTemplateConfiguration.Text

deny contains {
	"at": ["TemplateConfiguration", "TextFullAIPromptEditTemplateConfiguration", "Text"],
	"facts": {"form": form},
} if {
	form := secrets.forms_told(text)[0]
}
