# A private interface alone leaves an agent its way to the internet; only a gateway sees where it sends what. A perimeter of
# VPC Service Controls closes that way, too, but it cannot be seen from here, so the urgency is low.
package sekisho

# An instance without code only keeps sessions and memories.
applies if runs

runs if input.spec.packageSpec

runs if input.spec.sourceCodeSpec

runs if input.spec.containerSpec

gateway := object.get(input, ["spec", "deploymentSpec", "agentGatewayConfig", "agentToAnywhereConfig", "agentGateway"], "")

default attached := false

attached if input.spec.deploymentSpec.pscInterfaceConfig.networkAttachment

deny contains {
	"at": ["spec", "deploymentSpec", "agentGatewayConfig", "agentToAnywhereConfig", "agentGateway"],
	"facts": {"attached": attached},
} if {
	trim_space(gateway) == ""
}
