# A single server has the switch among its properties, a flexible server in `network`, which the table always gives it. A
# flexible server in a subnet of its own has no public endpoint.
package sekisho

flexible if input.properties.network

deny contains {
	"at": ["properties", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, "publicNetworkAccess", null)},
} if {
	not flexible
	not input.properties.publicNetworkAccess == "Disabled"
}

deny contains {
	"at": ["properties", "network", "publicNetworkAccess"],
	"facts": {"value": object.get(input.properties, ["network", "publicNetworkAccess"], null)},
} if {
	flexible
	not input.properties.network.publicNetworkAccess == "Disabled"
	not in_own_subnet
}

in_own_subnet if input.properties.network.delegatedSubnetResourceId != ""
