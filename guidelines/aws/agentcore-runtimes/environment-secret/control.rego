# A secret that is written into the environment of an agent. The names are the company's own, so all of them are read.
package sekisho

import data.lib.secrets

deny contains {
	"at": ["EnvironmentVariables", name],
	"facts": {"variable": name, "form": form},
} if {
	some name in object.keys(input.EnvironmentVariables)
	form := secrets.form(name, input.EnvironmentVariables[name])
}
