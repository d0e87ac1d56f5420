# The blocklist that a policy names has to be on the same account; ARM folds the case of names.
package sekisho

import data.lib.rai

applies if attached

attached if {
	rai.filtering(input)
	count(rai.lists(input)) > 0
}

on_account(name) if {
	some id, list in data.snapshot["Microsoft.CognitiveServices/accounts/raiBlocklists"]
	rai.beside(input, "raiPolicies", id, list, "raiBlocklists", name)
}

placed if input.id

placed if input.parent

deny contains {
	"at": array.concat(entry.at, ["blocklistName"]),
	"facts": {"list": object.get(entry.list, "blocklistName", null)},
} if {
	attached
	placed
	some entry in rai.lists(input)
	not on_account(entry.list.blocklistName)
}

# Without its own id the account of a policy is not known, and nothing proves that the list is there.
deny contains {
	"at": ["id"],
	"facts": {"list": object.get(entry.list, "blocklistName", null)},
} if {
	attached
	not placed
	some entry in rai.lists(input)
	not on_account(entry.list.blocklistName)
}
