# Whoever may see the template, or open a notebook on a runtime made from it, reads its environment variables.
package sekisho

import data.lib.secrets

deny contains {
	"at": ["softwareConfig", "env", i, "value"],
	"facts": {"name": variable.name, "form": form},
} if {
	some i, variable in input.softwareConfig.env
	form := secrets.form(variable.name, variable.value)
}
