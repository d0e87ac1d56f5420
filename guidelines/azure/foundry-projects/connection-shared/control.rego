# A connection that holds a secret and is shared with all projects gives each of them the same access. One that signs in with an
# identity holds none, that to Application Insights only lets telemetry in, and where nothing is said of sharing, nothing is claimed.
package sekisho

applies if {
	is_boolean(input.properties.isSharedToAll)
	not telemetry
	not input.properties.authType in without_secret
}

telemetry if lower(input.properties.category) == "appinsights"

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
	not telemetry
	not input.properties.authType in without_secret
	not input.properties.isSharedToAll == false
}
