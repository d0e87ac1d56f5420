# Pods read the credentials of their node unless the GKE metadata server stands in between. Where the mode is not set, new
# nodes of a cluster with a workload identity pool get it, and others do not. Autopilot always has it.
package sekisho

applies if not autopilot

autopilot if input.autopilot.enabled == true

shielded := {"GKE_METADATA", "GKE_METADATA_SERVER", "SECURE"}

mode(config) := object.get(config, ["workloadMetadataConfig", "mode"], null)

# Told only of a whole cluster: of a node pool whose cluster is elsewhere, it is not known what silence means.
exposed(config) if {
	mode(config) == null
	input.autopilot.enabled == false
	trim_space(input.workloadIdentityConfig.workloadPool) == ""
}

exposed(config) if {
	mode(config) != null
	not mode(config) in shielded
}

pools := object.get(input, "nodePools", [])

# The API repeats the configuration of the first pool at the cluster itself.
repeated if {
	some i, pool in pools
	pool.config == input.nodeConfig
}

deny contains {
	"at": ["nodePools", i, "config", "workloadMetadataConfig", "mode"],
	"facts": {"value": mode(config)},
} if {
	not autopilot
	some i, pool in pools
	config := object.get(pool, "config", {})
	exposed(config)
}

# Terraform removes the default pool of most clusters. Where other pools are declared, one without a word may not be there.
deny contains {
	"at": ["nodeConfig", "workloadMetadataConfig", "mode"],
	"facts": {"value": mode(config)},
} if {
	not autopilot
	input.removeDefaultNodePool == false
	not repeated
	count(pools) == 0
	config := object.get(input, "nodeConfig", {})
	exposed(config)
}

deny contains {
	"at": ["nodeConfig", "workloadMetadataConfig", "mode"],
	"facts": {"value": mode(input.nodeConfig)},
} if {
	not autopilot
	input.removeDefaultNodePool == false
	not repeated
	count(pools) > 0
	exposed(input.nodeConfig)
}
