# The service takes the word "default" for a managed virtual network; without it there is none, for good.
package sekisho

deny contains {
	"at": ["properties", "managedVirtualNetwork"],
	"facts": {"value": object.get(input.properties, "managedVirtualNetwork", null)},
} if {
	not lower(input.properties.managedVirtualNetwork) == "default"
}
