# A custom role is an owner by another name if it may do everything, or may write roles and so give itself everything.
package sekisho

writes_roles := {
	"microsoft.authorization/*",
	"microsoft.authorization/*/write",
	"microsoft.authorization/roledefinitions/*",
	"microsoft.authorization/roledefinitions/write",
	"microsoft.authorization/roleassignments/*",
	"microsoft.authorization/roleassignments/write",
}

deny contains {
	"at": ["properties", "permissions", i, "actions", j],
	"facts": {"action": action},
} if {
	some i, permission in input.properties.permissions
	some j, action in permission.actions
	is_string(action)
	too_much(lower(trim_space(action)))
}

too_much(action) if action in {"*", "*/*", "*/write"}

too_much(action) if action in writes_roles
