# Code that runs in a workspace reaches every host unless the managed network lets out approved destinations alone.
# A project has the network of its hub.
package sekisho

applies if not input.kind == "Project"

deny contains {
	"at": ["properties", "managedNetwork", "isolationMode"],
	"facts": {"value": object.get(input.properties, ["managedNetwork", "isolationMode"], null)},
} if {
	not input.kind == "Project"
	not input.properties.managedNetwork.isolationMode == "AllowOnlyApprovedOutbound"
}
