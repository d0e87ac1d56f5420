# A connection that holds a secret and is shared with all projects gives each of them the same access. One that signs in with an
# identity holds none, and where nothing is said of sharing, nothing is claimed.
package sekisho

applies if {
	is_boolean(input.properties.isSharedToAll)
	not input.properties.authType in without_secret
}

without_secret := {
	"AAD",
	"ManagedIdentity",
	"ProjectManagedIdentity",
	"AccountManagedIdentity",
	"AgenticIdentityToken",
	"AgenticUser",
	"AgentUserImpersonation",
	"UserEntraToken",
	"None",
}

deny contains {
	"at": ["properties", "isSharedToAll"],
	"facts": {"auth": object.get(input.properties, "authType", null)},
} if {
	not input.properties.authType in without_secret
	not input.properties.isSharedToAll == false
}
