# Authorized networks that hold everyone leave the public endpoint of the control plane open. Without a public endpoint
# only internal clients get there.
package sekisho

import data.lib.ports

public if {
	input.privateClusterConfig.enablePrivateEndpoint == false
	input.controlPlaneEndpointsConfig.ipEndpointsConfig.enabled == true
}

deny contains {
	"at": ["masterAuthorizedNetworksConfig", "cidrBlocks", i, "cidrBlock"],
	"facts": {"admitted": block.cidrBlock},
} if {
	public
	some i, block in input.masterAuthorizedNetworksConfig.cidrBlocks
	ports.wide(block.cidrBlock)
}
