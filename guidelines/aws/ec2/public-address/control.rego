# An instance that asks for a public address. Where it does not ask, its subnet decides.
package sekisho

deny contains {
	"at": ["AssociatePublicIpAddress"],
	"facts": {"value": true},
} if {
	input.AssociatePublicIpAddress == true
}

deny contains {
	"at": ["NetworkInterfaces", i, "AssociatePublicIpAddress"],
	"facts": {"value": true},
} if {
	some i, interface in input.NetworkInterfaces
	interface.AssociatePublicIpAddress == true
}

deny contains {
	"at": ["LaunchTemplateData", "NetworkInterfaces", i, "AssociatePublicIpAddress"],
	"facts": {"value": true},
} if {
	some i, interface in input.LaunchTemplateData.NetworkInterfaces
	interface.AssociatePublicIpAddress == true
}
