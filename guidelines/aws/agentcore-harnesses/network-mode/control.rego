# The shell and the tools of a harness reach what the company's network lets them only in VPC mode.
package sekisho

default mode := null

mode := input.Environment.AgentCoreRuntimeEnvironment.NetworkConfiguration.NetworkMode

deny contains {
	"at": ["Environment", "AgentCoreRuntimeEnvironment", "NetworkConfiguration", "NetworkMode"],
	"facts": {"mode": mode},
} if {
	not input.Environment.AgentCoreRuntimeEnvironment.NetworkConfiguration.NetworkMode == "VPC"
}
