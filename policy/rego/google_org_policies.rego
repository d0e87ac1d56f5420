# Google Cloud's organization policies: what one comes to for new resources.
#
# A live policy is the effective one, with conditions evaluated and parents merged. One in code may inherit more than it
# says; such a one is not judged. Its rules with conditions are exceptions, for which the rule without one decides.
#
# Functions take the name or the rules of a policy, not the whole: so rules that are not known say nothing about policies of
# other constraints.
package lib.google_org_policies

# Whether a policy of this name is about a constraint, `constraints/` left out.
about(name, constraint) if endswith(lower(name), concat("", ["/policies/", lower(constraint)]))

# Whether it says by itself what applies, given inheritFromParent.
settled(inherits) if not inherits == true

# Boolean constraints.
enforced(rules) if {
	some rule in list(rules)
	rule.enforce == true
	general(rule)
}

# List constraints: only what is named is allowed, or nothing.
restricted(rules) if {
	not everything(rules)
	limited(rules)
}

everything(rules) if {
	some rule in list(rules)
	rule.allowAll == true
	general(rule)
}

limited(rules) if {
	some rule in list(rules)
	rule.denyAll == true
	general(rule)
}

limited(rules) if {
	some rule in list(rules)
	count(rule.values.allowedValues) > 0
	general(rule)
}

general(rule) if not rule.condition

list(value) := value if is_array(value)

# Where to look: in the rule that lets everything pass, else at the rules.
place(rules, member) := ["spec", "rules", min(indices(rules, member)), member] if count(indices(rules, member)) > 0

place(rules, member) := ["spec", "rules"] if count(indices(rules, member)) == 0

indices(rules, "enforce") := {i |
	some i, rule in list(rules)
	not rule.enforce == true
	general(rule)
}

indices(rules, "allowAll") := {i |
	some i, rule in list(rules)
	rule.allowAll == true
	general(rule)
}
