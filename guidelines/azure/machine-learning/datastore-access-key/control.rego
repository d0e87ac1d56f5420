# The datastores that every workspace has use the account key of its storage, unless it is told to sign in with identities.
# A project has the storage of its hub.
package sekisho

applies if not input.kind == "Project"

keyless := {"Identity", "UserDelegationSAS"}

deny contains {
	"at": ["properties", "systemDatastoresAuthMode"],
	"facts": {"value": object.get(input.properties, "systemDatastoresAuthMode", null)},
} if {
	not input.kind == "Project"
	not input.properties.systemDatastoresAuthMode in keyless
}
