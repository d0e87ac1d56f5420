# A deployment is protected only if the policy it names is on its own account; ARM ids are compared without case.
# In code no id is known yet: there a policy is on the account if both name the same parent.
# Names starting with "Microsoft." are policies of the service, which every account has, so they are not looked up.
package sekisho

applies if custom

wanted := lower(trim_space(input.properties.raiPolicyName))

custom if {
	wanted != ""
	not startswith(wanted, "microsoft.")
}

account := split(lower(input.id), "/deployments/")[0]

on_account if {
	some id, _ in data.snapshot["Microsoft.CognitiveServices/accounts/raiPolicies"]
	lower(id) == concat("/raipolicies/", [account, wanted])
}

on_account if {
	some _, policy in data.snapshot["Microsoft.CognitiveServices/accounts/raiPolicies"]
	policy.parent == input.parent
	regex.replace(lower(policy.name), `^.*/`, "") == wanted
}

deny contains {
	"at": ["properties", "raiPolicyName"],
	"facts": {"policy": input.properties.raiPolicyName},
} if {
	custom
	account
	not on_account
}

# Without its own id the account of a live deployment is not known, and nothing proves that the policy is there.
deny contains {
	"at": ["id"],
	"facts": {"policy": input.properties.raiPolicyName},
} if {
	custom
	not account
	not on_account
}
