# The public endpoint is on unless publicNetworkAccess switches it off or leaves it to a network security perimeter.
package sekisho

closed := {"Disabled", "SecuredByPerimeter"}

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, "publicNetworkAccess", null)},
} if {
	not input.properties.publicNetworkAccess in closed
}
