# The public endpoint is on unless publicNetworkAccess switches it off.
package sekisho

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, "publicNetworkAccess", null)},
} if {
	not input.properties.publicNetworkAccess == "Disabled"
}
