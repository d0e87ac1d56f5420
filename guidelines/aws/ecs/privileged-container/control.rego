# A privileged container has the rights of root on its host. ECS gives no such rights unless asked.
package sekisho

deny contains {
	"at": ["ContainerDefinitions", i, "Privileged"],
	"facts": {"container": object.get(container, "Name", null), "value": container.Privileged},
} if {
	some i, container in input.ContainerDefinitions
	container.Privileged != false
}
