# What stands in env is readable by everyone who may see the agent or the code; secretEnv holds the name of a secret only.
package sekisho

import data.lib.secrets

deny contains {
	"at": ["spec", "deploymentSpec", "env", i, "value"],
	"facts": {"name": variable.name, "form": form},
} if {
	some i, variable in input.spec.deploymentSpec.env
	form := secrets.form(variable.name, variable.value)
}
