# A flow works with its role, and what a user writes decides where the flow goes.
package sekisho

import data.lib.service_roles

# In code, policies of a role stand in many places, so there only a fault is proof.
applies if startswith(input.ExecutionRoleArn, "arn:")

applies if count(permissions) > 0

permissions := sort(service_roles.wide(input.ExecutionRoleArn))

deny contains {
	"at": ["ExecutionRoleArn"],
	"facts": {"role": service_roles.name(input.ExecutionRoleArn), "permissions": permissions},
	"proven": true,
} if {
	count(permissions) > 0
}

# What nobody has read says nothing.
deny contains {
	"at": ["ExecutionRoleArn"],
	"facts": {"role": service_roles.name(input.ExecutionRoleArn), "permissions": []},
} if {
	count(permissions) == 0
	not service_roles.read(input.ExecutionRoleArn)
}
