# Without authorized networks the public endpoint of the control plane answers everyone.
package sekisho

applies if public

public if {
	input.privateClusterConfig.enablePrivateEndpoint == false
	input.controlPlaneEndpointsConfig.ipEndpointsConfig.enabled == true
}

deny contains {
	"at": ["masterAuthorizedNetworksConfig", "enabled"],
	"facts": {"value": object.get(input, ["masterAuthorizedNetworksConfig", "enabled"], null)},
} if {
	public
	not input.masterAuthorizedNetworksConfig.enabled == true
}
