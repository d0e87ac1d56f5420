# Authorized networks that hold everyone leave the public endpoint of the control plane open. Without a public endpoint
# only internal clients get there.
package sekisho

import data.lib.ports

closed if input.privateClusterConfig.enablePrivateEndpoint == true

closed if input.controlPlaneEndpointsConfig.ipEndpointsConfig.enabled == false

closed if input.controlPlaneEndpointsConfig.ipEndpointsConfig.enablePublicEndpoint == false

deny contains {
	"at": ["masterAuthorizedNetworksConfig", "cidrBlocks", i, "cidrBlock"],
	"facts": {"network": block.cidrBlock},
} if {
	not closed
	some i, block in input.masterAuthorizedNetworksConfig.cidrBlocks
	ports.wide(block.cidrBlock)
}
