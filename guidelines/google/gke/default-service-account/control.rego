# Nodes run as the default service account of Compute Engine unless another is named.
package sekisho

import data.lib.google_iam

applies if not input.autopilot.enabled == true

# What the account is in the words of the API; silence means the default.
account(config) := object.get(config, "serviceAccount", "default")

pools := object.get(input, "nodePools", [])

# The API repeats the configuration of the first pool at the cluster itself.
repeated if {
	some _, pool in pools
	pool.config == input.nodeConfig
}

deny contains {
	"at": ["nodePools", i, "config", "serviceAccount"],
	"facts": {"value": account(config)},
} if {
	not input.autopilot.enabled == true
	some i, pool in pools
	config := object.get(pool, "config", {})
	google_iam.default_account(account(config))
}

deny contains {
	"at": ["nodeConfig", "serviceAccount"],
	"facts": {"value": account(config)},
} if {
	not input.autopilot.enabled == true
	input.removeDefaultNodePool == false
	not repeated
	count(pools) == 0
	config := object.get(input, "nodeConfig", {})
	google_iam.default_account(account(config))
}

deny contains {
	"at": ["nodeConfig", "serviceAccount"],
	"facts": {"value": account(input.nodeConfig)},
} if {
	not input.autopilot.enabled == true
	input.removeDefaultNodePool == false
	not repeated
	count(pools) > 0
	google_iam.default_account(account(input.nodeConfig))
}
