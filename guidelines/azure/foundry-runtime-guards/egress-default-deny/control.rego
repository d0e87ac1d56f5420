# An egress policy is a list of what is needed: the default denies, and no rule lets through any host. The first rule that
# matches wins, so behind a rule that denies all hosts nothing is let through. The server denies where nothing is said.
package sekisho

applies if input.properties.egressPolicy

policy := input.properties.egressPolicy

rules := policy.rules if is_array(policy.rules)

# Without a host a rule matches all of them.
any_host(rule) if not rule.match.host

any_host(rule) if regex.match(`^[*.]*$`, rule.match.host)

# All hosts of a top-level domain are as good as all.
any_host(rule) if regex.match(`^[*.]+[^*.]+$`, rule.match.host)

# A path narrows a rule that denies, and not what a rule that allows reaches.
closed contains i if {
	some i, rule in rules
	any_host(rule)
	not rule.match.path
	rule.action.actionType == "Deny"
}

# A rewrite that names no host leaves the one that was called.
stays(action) if action.actionType == "Deny"

stays(action) if {
	action.actionType == "Rewrite"
	regex.match(`^[^*]+$`, action.rewrite.host)
}

deny contains {
	"at": ["properties", "egressPolicy"],
	"facts": {"rule": null, "value": object.get(policy, "defaultAction", null)},
} if {
	policy
	not policy.defaultAction == "Deny"
	count(closed) == 0
}

deny contains {
	"at": ["properties", "egressPolicy", "rules", i],
	"facts": {"rule": object.get(rule, "name", null), "value": null},
} if {
	some i, rule in rules
	any_host(rule)
	not stays(rule.action)
	count({j | some j in closed; j < i}) == 0
}
