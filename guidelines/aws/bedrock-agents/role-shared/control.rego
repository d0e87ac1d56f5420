# Two agents with one role have the permissions of both. Versions of an agent have its name, and are no other agent.
package sekisho

applies if is_string(input.AgentResourceRoleArn)

deny contains {
	"at": ["AgentResourceRoleArn"],
	"facts": {"agents": others},
	"proven": true,
} if {
	count(others) > 0
}

others := sort({agent.AgentName |
	some agent in data.beside.account["AWS::Bedrock::Agent"]
	agent.AgentResourceRoleArn == input.AgentResourceRoleArn
	agent.AgentName != input.AgentName
})
