# Google Cloud's organization policies: what one comes to for new resources.
#
# A live policy is the effective one, with conditions evaluated and parents merged. One in code may inherit more than it
# says; such a one is not judged. Its rules with conditions are exceptions, for which the rule without one decides.
package lib.google_org_policies

# Whether a policy is about a constraint, `constraints/` left out.
about(policy, constraint) if endswith(lower(policy.name), concat("", ["/policies/", lower(constraint)]))

# Whether it says by itself what applies.
settled(policy) if not policy.spec.inheritFromParent == true

# Boolean constraints.
enforced(policy) if {
	some rule in rules(policy)
	rule.enforce == true
	general(rule)
}

# List constraints: only what is named is allowed, or nothing.
restricted(policy) if {
	not everything(policy)
	limited(policy)
}

everything(policy) if {
	some rule in rules(policy)
	rule.allowAll == true
	general(rule)
}

limited(policy) if {
	some rule in rules(policy)
	rule.denyAll == true
	general(rule)
}

limited(policy) if {
	some rule in rules(policy)
	count(rule.values.allowedValues) > 0
	general(rule)
}

general(rule) if not rule.condition

rules(policy) := policy.spec.rules if is_array(policy.spec.rules)

# Where to look: in the rule that lets everything pass, else at the rules.
place(policy, member) := ["spec", "rules", min(indices(policy, member)), member] if count(indices(policy, member)) > 0

place(policy, member) := ["spec", "rules"] if count(indices(policy, member)) == 0

indices(policy, "enforce") := {i |
	some i, rule in rules(policy)
	not rule.enforce == true
	general(rule)
}

indices(policy, "allowAll") := {i |
	some i, rule in rules(policy)
	rule.allowAll == true
	general(rule)
}
