# Containers of a job on several instances send each other what users sent to the model. With one instance nothing is sent.
package sekisho

applies if not input.JobResources.ClusterConfig.InstanceCount == 1

default count_of_instances := null

count_of_instances := input.JobResources.ClusterConfig.InstanceCount

deny contains {"at": ["NetworkConfig", "EnableInterContainerTrafficEncryption"], "facts": {"instances": count_of_instances}} if {
	not input.NetworkConfig.EnableInterContainerTrafficEncryption == true
}
