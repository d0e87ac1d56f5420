# A custom role may change content filters if an action of it covers raiPolicies/write and no notActions take that away. Roles that
# the company names as administrators of guardrails are meant to. Roles over everything are the matter of custom-owner-role.
package sekisho

# What custom-owner-role reports.
everything := {"*", "*/*", "*/write"}

writes := "microsoft.cognitiveservices/accounts/raipolicies/write"

covers(action) if glob.match(lower(trim_space(action)), null, writes)

taken_away(permission) if {
	is_array(permission.notActions)
	some action in permission.notActions
	covers(action)
}

named if {
	some pattern in data.workload.guardrail_admins
	glob.match(lower(trim_space(pattern)), null, lower(trim_space(input.properties.roleName)))
}

deny contains {
	"at": ["properties", "permissions", i],
	"facts": {"role": input.properties.roleName, "action": writing[0]},
} if {
	is_array(input.properties.permissions)
	some i, permission in input.properties.permissions
	writing := [action |
		is_array(permission.actions)
		some action in permission.actions
		is_string(action)
		not lower(trim_space(action)) in everything
		covers(action)
	]
	count(writing) > 0
	not taken_away(permission)
	not named
	data.workload.guardrail_admins
}
