# An agent acts with its role, so whoever steers the agent has the permissions of the role.
package sekisho

import data.lib.service_roles

# In code, policies of a role stand in many places, so there only a fault is proof.
applies if startswith(input.AgentResourceRoleArn, "arn:")

applies if count(permissions) > 0

permissions := sort(service_roles.wide(input.AgentResourceRoleArn))

deny contains {
	"at": ["AgentResourceRoleArn"],
	"facts": {"role": service_roles.name(input.AgentResourceRoleArn), "permissions": permissions},
	"proven": true,
} if {
	count(permissions) > 0
}

# What nobody has read says nothing.
deny contains {
	"at": ["AgentResourceRoleArn"],
	"facts": {"role": service_roles.name(input.AgentResourceRoleArn), "permissions": []},
} if {
	count(permissions) == 0
	not service_roles.read(input.AgentResourceRoleArn)
}
