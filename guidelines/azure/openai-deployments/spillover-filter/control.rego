# Under load the deployment in spilloverDeploymentName answers instead of this one, so its content filter may stop no less.
# Without a name there the default of Microsoft judges, which is enough only if it does so here too.
# A deployment that names no filter itself is reported by content-filter-named, and has nothing to be compared with here.
package sekisho

import data.lib.rai

applies if overflows

own := trim_space(input.properties.raiPolicyName)

target := input.properties.spilloverDeploymentName

overflows if {
	rai.filtered_text(input)
	trim_space(target) != ""
	own != ""
}

spillover := [deployment |
	some id, deployment in data.snapshot["Microsoft.CognitiveServices/accounts/deployments"]
	rai.beside(input, "deployments", id, deployment, "deployments", target)
][0]

theirs := trim_space(object.get(spillover.properties, "raiPolicyName", ""))

policy(name) := [found |
	some id, found in data.snapshot["Microsoft.CognitiveServices/accounts/raiPolicies"]
	rai.beside(input, "deployments", id, found, "raiPolicies", name)
][0]

less := rai.weaker(policy(theirs), policy(own))

as_strict if lower(theirs) == lower(own)

as_strict if count(less) == 0

deny contains {
	"at": ["properties", "spilloverDeploymentName"],
	"facts": {"target": target, "there": true, "own": own, "policy": null, "weaker": []},
} if {
	overflows
	theirs == ""
	lower(own) != "microsoft.defaultv2"
}

deny contains {
	"proven": true,
	"at": ["properties", "spilloverDeploymentName"],
	"facts": {"target": target, "there": true, "own": own, "policy": theirs, "weaker": less},
} if {
	overflows
	not as_strict
	count(less) > 0
	rai.proven(policy(theirs), policy(own))
}

deny contains {
	"at": ["properties", "spilloverDeploymentName"],
	"facts": {"target": target, "there": true, "own": own, "policy": theirs, "weaker": less},
} if {
	overflows
	not as_strict
	count(less) > 0
	not rai.proven(policy(theirs), policy(own))
}

# What is not there cannot be compared.
deny contains {
	"at": ["properties", "spilloverDeploymentName"],
	"facts": {"target": target, "there": false, "own": own, "policy": null, "weaker": []},
} if {
	overflows
	not spillover
}

# Which deployment names a policy that does not exist tells content-filter-exists.
told_elsewhere if {
	rai.policies_listed(input)
	not startswith(lower(theirs), "microsoft.")
}

deny contains {
	"at": ["properties", "spilloverDeploymentName"],
	"facts": {"target": target, "there": true, "own": own, "policy": theirs, "weaker": []},
} if {
	overflows
	not told_elsewhere
	theirs != ""
	not as_strict
	not less
}
