# The SSH port of a compute is open to the internet if nothing stands before it: no subnet, whose rules would decide, and nodes
# with public addresses. For a cluster in no subnet, NotSpecified (the default) means open; for an instance, no settings mean closed.
# Attached clusters have networks of their own and are not judged.
package sekisho

applies if exposed

exposed if {
	input.properties.computeType in {"ComputeInstance", "AmlCompute"}
	not in_subnet
	not input.properties.properties.enableNodePublicIp == false
}

in_subnet if input.properties.properties.subnet.id != ""

# The port is said to be open, or a key was given without a word about the port, which is how Terraform opens it.
instance_open if input.properties.properties.sshSettings.sshPublicAccess == "Enabled"

instance_open if {
	input.properties.properties.sshSettings.adminPublicKey != ""
	not input.properties.properties.sshSettings.sshPublicAccess == "Disabled"
}

deny contains {
	"at": ["properties", "properties", "sshSettings", "sshPublicAccess"],
	"facts": {
		"setting": "sshSettings.sshPublicAccess",
		"value": object.get(input.properties, ["properties", "sshSettings", "sshPublicAccess"], null),
	},
} if {
	input.properties.computeType == "ComputeInstance"
	exposed
	instance_open
}

deny contains {
	"at": ["properties", "properties", "remoteLoginPortPublicAccess"],
	"facts": {
		"setting": "remoteLoginPortPublicAccess",
		"value": object.get(input.properties, ["properties", "remoteLoginPortPublicAccess"], null),
	},
} if {
	input.properties.computeType == "AmlCompute"
	exposed
	not input.properties.properties.remoteLoginPortPublicAccess == "Disabled"
}
