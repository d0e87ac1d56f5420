# The instruction is part of every prompt, so the model can be talked into saying what stands in it. The secret itself is never said.
package sekisho

import data.lib.secrets

deny contains {
	"at": ["Instruction"],
	"facts": {"form": form},
} if {
	form := min(secrets.forms_told(input.Instruction))
}
