# The blocklist that a policy names has to be on the same account; ARM folds the case of names.
package sekisho

import data.lib.rai

applies if attached

attached if {
	rai.filtering(input)
	is_array(input.properties.customBlocklists)
	count(input.properties.customBlocklists) > 0
}

on_account(name) if {
	some id, list in data.snapshot["Microsoft.CognitiveServices/accounts/raiBlocklists"]
	rai.beside(input, "raiPolicies", id, list, "raiBlocklists", name)
}

placed if input.id

placed if input.parent

deny contains {
	"at": ["properties", "customBlocklists", i, "blocklistName"],
	"facts": {"list": object.get(list, "blocklistName", null)},
} if {
	attached
	placed
	some i, list in rai.lists(input)
	not on_account(list.blocklistName)
}

# Without its own id the account of a policy is not known, and nothing proves that the list is there.
deny contains {
	"at": ["id"],
	"facts": {"list": object.get(list, "blocklistName", null)},
} if {
	attached
	not placed
	some list in rai.lists(input)
	not on_account(list.blocklistName)
}
