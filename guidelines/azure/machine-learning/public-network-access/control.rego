# A workspace or hub is reached from everywhere unless publicNetworkAccess is Disabled. A project has the networks of its hub.
package sekisho

applies if not input.kind == "Project"

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, "publicNetworkAccess", null)},
} if {
	not input.kind == "Project"
	not input.properties.publicNetworkAccess == "Disabled"
}
