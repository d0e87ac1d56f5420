# A secret that is written into the environment of a function. The names are the company's own, so all of them are read.
package sekisho

import data.lib.secrets

deny contains {
	"at": ["Environment", "Variables", name],
	"facts": {"variable": name, "form": form},
} if {
	some name in object.keys(input.Environment.Variables)
	form := secrets.form(name, input.Environment.Variables[name])
}
