# The public endpoint is there, although only listed networks may use it. An account that everyone may call is the matter of
# public-network-access, and one whose network security perimeter is enforced has other rules; there the question does not arise.
package sekisho

import data.lib.perimeters

# Only a perimeter that is known to be enforced changes anything.
sees_unread := true

applies if {
	gateway
	input.properties.publicNetworkAccess == "Disabled"
}

applies if {
	gateway
	input.properties.networkAcls.defaultAction == "Deny"
	count([rule | some rule in input.properties.networkAcls.ipRules; too_wide(rule.value)]) == 0
}

gateway if {
	input.kind in {"OpenAI", "AIServices", "ContentSafety"}
	not perimeters.enforced(input)
}

# As wide as public-network-access calls too wide.
too_wide(range) if to_number(split(trim_space(range), "/")[1]) < 8

deny contains {
	"proven": true,
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": input.properties.publicNetworkAccess, "ranges": ranges},
} if {
	gateway
	input.properties.publicNetworkAccess != "Disabled"
}

ranges := count(object.get(input.properties, ["networkAcls", "ipRules"], []))
