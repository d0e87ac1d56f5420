# Keys and roles are for a whole account, so whoever may call one deployment can call the one with the weakest filter too.
# Where the same model is deployed there with a policy that stops more, this deployment is the way around it.
# A deployment that names no policy is reported by content-filter-named, one that names a policy of Microsoft by
# default-content-filter; models without text or without filters are not judged.
package sekisho

import data.lib.rai

applies if named

named if {
	trim_space(input.properties.raiPolicyName) != ""
	not startswith(lower(trim_space(input.properties.raiPolicyName)), "microsoft.")
	rai.filtered_text(input)
}

policy(name) := [found |
	some id, found in data.snapshot["Microsoft.CognitiveServices/accounts/raiPolicies"]
	rai.beside(input, "deployments", id, found, "raiPolicies", name)
][0]

# The other deployments of this model on this account.
siblings contains name if {
	some id, other in data.snapshot["Microsoft.CognitiveServices/accounts/deployments"]
	name := rai.short(other.name)
	name != rai.short(input.name)
	rai.beside(input, "deployments", id, other, "deployments", name)
	lower(other.properties.model.name) == lower(input.properties.model.name)
}

stricter[name] := {"policy": theirs, "weaker": less} if {
	some id, other in data.snapshot["Microsoft.CognitiveServices/accounts/deployments"]
	name := rai.short(other.name)
	name in siblings
	rai.beside(input, "deployments", id, other, "deployments", name)
	theirs := trim_space(other.properties.raiPolicyName)
	lower(theirs) != lower(trim_space(input.properties.raiPolicyName))
	less := rai.weaker(policy(input.properties.raiPolicyName), policy(theirs))
	count(less) > 0
}

# Policies that are not there cannot be compared; which deployment names one that does not exist tells content-filter-exists. What
# those of Microsoft stop is asked for of every policy by the guides of content filters.
unseen[name] := theirs if {
	not rai.policies_listed(input)
	some id, other in data.snapshot["Microsoft.CognitiveServices/accounts/deployments"]
	name := rai.short(other.name)
	name in siblings
	rai.beside(input, "deployments", id, other, "deployments", name)
	theirs := trim_space(other.properties.raiPolicyName)
	theirs != ""
	not startswith(lower(theirs), "microsoft.")
	lower(theirs) != lower(trim_space(input.properties.raiPolicyName))
	not rai.weaker(policy(input.properties.raiPolicyName), policy(theirs))
}

# One finding, with the deployment from which this one differs most.
most := max([count(other.weaker) | some other in stricter])

deny contains {
	"proven": true,
	"at": ["properties", "raiPolicyName"],
	"facts": {
		"model": input.properties.model.name,
		"own": input.properties.raiPolicyName,
		"other": other,
		"policy": stricter[other].policy,
		"weaker": stricter[other].weaker,
	},
} if {
	named
	other := min({name | some name, found in stricter; count(found.weaker) == most})
	rai.proven(policy(input.properties.raiPolicyName), policy(stricter[other].policy))
}

deny contains {
	"at": ["properties", "raiPolicyName"],
	"facts": {
		"model": input.properties.model.name,
		"own": input.properties.raiPolicyName,
		"other": other,
		"policy": stricter[other].policy,
		"weaker": stricter[other].weaker,
	},
} if {
	named
	other := min({name | some name, found in stricter; count(found.weaker) == most})
	not rai.proven(policy(input.properties.raiPolicyName), policy(stricter[other].policy))
}

deny contains {
	"at": ["properties", "raiPolicyName"],
	"facts": {
		"model": input.properties.model.name,
		"own": input.properties.raiPolicyName,
		"other": other,
		"policy": unseen[other],
		"weaker": [],
	},
} if {
	named
	count(stricter) == 0
	other := min({name | some name, _ in unseen})
}
