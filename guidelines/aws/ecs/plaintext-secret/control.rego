# A secret that is written into the environment of a container; what stands in Secrets is only a reference.
package sekisho

import data.lib.secrets

deny contains {
	"at": ["ContainerDefinitions", i, "Environment", j, "Value"],
	"facts": {
		"container": object.get(container, "Name", null),
		"variable": variable.Name,
		"form": form,
	},
} if {
	some i, container in input.ContainerDefinitions
	some j, variable in container.Environment
	form := secrets.form(variable.Name, variable.Value)
}
