# A privileged container has the rights of root on its host. Batch gives no such rights unless asked. A job definition has
# its containers in one of four places.
package sekisho

deny contains {
	"at": ["ContainerProperties", "Privileged"],
	"facts": {"value": input.ContainerProperties.Privileged},
} if {
	input.ContainerProperties.Privileged != false
}

deny contains {
	"at": ["NodeProperties", "NodeRangeProperties", i, "Container", "Privileged"],
	"facts": {"value": nodes.Container.Privileged},
} if {
	some i, nodes in input.NodeProperties.NodeRangeProperties
	nodes.Container.Privileged != false
}

deny contains {
	"at": ["EcsProperties", "TaskProperties", i, "Containers", j, "Privileged"],
	"facts": {"value": container.Privileged},
} if {
	some i, task in input.EcsProperties.TaskProperties
	some j, container in task.Containers
	container.Privileged != false
}

deny contains {
	"at": ["EksProperties", "PodProperties", "Containers", i, "SecurityContext", "Privileged"],
	"facts": {"value": container.SecurityContext.Privileged},
} if {
	some i, container in input.EksProperties.PodProperties.Containers
	container.SecurityContext.Privileged != false
}
