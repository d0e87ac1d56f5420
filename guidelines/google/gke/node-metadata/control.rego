# Pods read the credentials of their node unless the GKE metadata server stands in between. Where the mode is not set, new
# nodes of a cluster with a workload identity pool get it, and others do not. Autopilot always has it.
package sekisho

applies if not autopilot

autopilot if input.autopilot.enabled == true

shielded := {"GKE_METADATA", "GKE_METADATA_SERVER", "SECURE"}

federated if trim_space(input.workloadIdentityConfig.workloadPool) != ""

safe(config) if config.workloadMetadataConfig.mode in shielded

safe(config) if {
	federated
	not config.workloadMetadataConfig.mode
}

mode(config) := object.get(config, ["workloadMetadataConfig", "mode"], null)

pools := object.get(input, "nodePools", [])

# The API repeats the configuration of the first pool at the cluster itself.
repeated if {
	some pool in pools
	pool.config == input.nodeConfig
}

deny contains {
	"at": ["nodePools", i, "config", "workloadMetadataConfig", "mode"],
	"facts": {"value": mode(object.get(pool, "config", {}))},
} if {
	not autopilot
	some i, pool in pools
	not safe(object.get(pool, "config", {}))
}

deny contains {
	"at": ["nodeConfig", "workloadMetadataConfig", "mode"],
	"facts": {"value": mode(input.nodeConfig)},
} if {
	not autopilot
	not input.removeDefaultNodePool == true
	not repeated
	not safe(input.nodeConfig)
	input.nodeConfig
}

deny contains {
	"at": ["nodeConfig", "workloadMetadataConfig", "mode"],
	"facts": {"value": null},
} if {
	not autopilot
	not input.removeDefaultNodePool == true
	not input.nodeConfig
	not federated
	count(pools) == 0
}
