# The system prompt is part of every call, so the model can be talked into saying what stands in it. The secret itself is never said.
package sekisho

import data.lib.secrets

deny contains {"at": ["SystemPrompt", i, "Text"], "facts": {"form": form}} if {
	is_array(input.SystemPrompt)
	some i, block in input.SystemPrompt
	form := secrets.forms_told(block.Text)[0]
}
