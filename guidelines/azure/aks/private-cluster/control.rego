# The API server has a public address unless the cluster is private.
package sekisho

deny contains {
	"at": ["properties", "apiServerAccessProfile", "enablePrivateCluster"],
	"facts": {"value": input.properties.apiServerAccessProfile.enablePrivateCluster},
} if {
	not input.properties.apiServerAccessProfile.enablePrivateCluster == true
}
