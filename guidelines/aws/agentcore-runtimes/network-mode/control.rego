# An agent in VPC mode reaches what the company's network lets it. On a capacity provider the network is that of the provider.
package sekisho

applies if not input.CapacityProviderConfiguration.CapacityProviderArn

default mode := null

mode := input.NetworkConfiguration.NetworkMode

deny contains {"at": ["NetworkConfiguration", "NetworkMode"], "facts": {"mode": mode}} if {
	not input.NetworkConfiguration.NetworkMode == "VPC"
}
