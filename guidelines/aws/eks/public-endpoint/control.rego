# The API server is reached from the internet unless EndpointPublicAccess is false.
package sekisho

deny contains {
	"at": ["ResourcesVpcConfig", "EndpointPublicAccess"],
	"facts": {"value": object.get(input, ["ResourcesVpcConfig", "EndpointPublicAccess"], null)},
} if {
	not input.ResourcesVpcConfig.EndpointPublicAccess == false
}
