# A connection that holds a secret and is shared with all projects gives each of them the same access. One that signs in as
# whoever uses it gives nothing away, and where nothing is said of sharing, nothing is claimed.
package sekisho

applies if {
	is_boolean(input.properties.isSharedToAll)
	not input.properties.authType in personal
}

personal := {"AAD", "ManagedIdentity", "ProjectManagedIdentity", "AgenticIdentityToken", "UserEntraToken", "None"}

deny contains {
	"at": ["properties", "isSharedToAll"],
	"facts": {
		"auth": object.get(input.properties, "authType", null),
		"category": object.get(input.properties, "category", null),
	},
} if {
	not input.properties.authType in personal
	not input.properties.isSharedToAll == false
}
