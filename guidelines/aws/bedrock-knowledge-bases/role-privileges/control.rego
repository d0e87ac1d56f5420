# A knowledge base reads with its role, and what it reads everyone who may ask can read.
package sekisho

import data.lib.service_roles

# In code, policies of a role stand in many places, so there only a fault is proof.
applies if startswith(input.RoleArn, "arn:")

applies if count(permissions) > 0

permissions := sort(service_roles.wide(input.RoleArn))

deny contains {
	"at": ["RoleArn"],
	"facts": {"role": service_roles.name(input.RoleArn), "permissions": permissions},
	"proven": true,
} if {
	count(permissions) > 0
}

# What nobody has read says nothing.
deny contains {
	"at": ["RoleArn"],
	"facts": {"role": service_roles.name(input.RoleArn), "permissions": []},
} if {
	count(permissions) == 0
	not service_roles.read(input.RoleArn)
}
