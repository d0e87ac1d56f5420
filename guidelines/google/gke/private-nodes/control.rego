# Nodes get external IP addresses unless the cluster asks for private ones.
package sekisho

deny contains {
	"at": ["privateClusterConfig", "enablePrivateNodes"],
	"facts": {"value": object.get(input, ["privateClusterConfig", "enablePrivateNodes"], null)},
} if {
	not input.privateClusterConfig.enablePrivateNodes == true
}
