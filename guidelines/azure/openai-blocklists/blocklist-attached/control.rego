# A list takes effect only through a policy that names it; ARM folds the case of names.
package sekisho

import data.lib.rai

used if {
	some id, policy in data.snapshot["Microsoft.CognitiveServices/accounts/raiPolicies"]
	rai.beside(input, "raiBlocklists", id, policy, "raiPolicies", rai.short(policy.name))
	some entry in rai.lists(policy)
	lower(entry.list.blocklistName) == rai.short(input.name)
}

placed if input.id

placed if input.parent

deny contains {
	"at": ["name"],
	"facts": {"list": input.name},
} if {
	placed
	not used
}

# Without its own id the account of a list is not known, and nothing proves that a policy there names it.
deny contains {
	"at": ["id"],
	"facts": {"list": input.name},
} if {
	not placed
	not used
}
