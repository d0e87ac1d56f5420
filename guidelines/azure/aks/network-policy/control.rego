# Without an engine for them, network policies in the cluster have no effect and every pod reaches every other.
package sekisho

engines := {"azure", "calico", "cilium"}

deny contains {
	"at": ["properties", "networkProfile", "networkPolicy"],
	"facts": {"value": object.get(input.properties, ["networkProfile", "networkPolicy"], null)},
} if {
	not lower(input.properties.networkProfile.networkPolicy) in engines
}
