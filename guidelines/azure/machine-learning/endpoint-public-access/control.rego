# A managed endpoint is called from everywhere unless publicNetworkAccess is Disabled; what the workspace says does not reach it.
# One on a Kubernetes cluster has the network of the cluster.
package sekisho

applies if not on_cluster

on_cluster if {
	is_string(input.properties.compute)
	trim_space(input.properties.compute) != ""
}

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, "publicNetworkAccess", null)},
} if {
	not on_cluster
	not input.properties.publicNetworkAccess == "Disabled"
}
