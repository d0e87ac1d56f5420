# A public address on a network interface puts the machine on the internet, with nothing but its rules in between.
package sekisho

deny contains {
	"at": ["properties", "ipConfigurations", i, "properties", "publicIPAddress", "id"],
	"facts": {"configuration": object.get(configuration, "name", null)},
} if {
	some i, configuration in input.properties.ipConfigurations
	object.get(configuration, ["properties", "publicIPAddress", "id"], "") != ""
}
