# A single server has the switch among its properties, a flexible server in `network`. A flexible server in a subnet of its
# own has no public endpoint.
package sekisho

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, "publicNetworkAccess", null)},
} if {
	input.flexible == false
	not input.properties.publicNetworkAccess == "Disabled"
}

deny contains {
	"at": ["properties", "network", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, ["network", "publicNetworkAccess"], null)},
} if {
	input.flexible == true
	not input.properties.network.publicNetworkAccess == "Disabled"
	input.properties.network.delegatedSubnetResourceId == ""
}
