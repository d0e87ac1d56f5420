# An agent acts with its role. With these actions it changes the gateway, the policies and the tools that are to hold it back.
# What makes an administrator of a role is the matter of the guides of IAM.
package sekisho

import data.lib.iam
import data.lib.service_roles

member := "RoleArn" if is_string(input.RoleArn)

member := "ExecutionRoleArn" if {
	not is_string(input.RoleArn)
	is_string(input.ExecutionRoleArn)
}

arn := input.RoleArn if is_string(input.RoleArn)

arn := input.ExecutionRoleArn if {
	not is_string(input.RoleArn)
	is_string(input.ExecutionRoleArn)
}

# In code, policies of a role stand in many places, so there only a fault is proof.
applies if startswith(arn, "arn:")

applies if count(permissions) > 0

changes := {
	"bedrock-agentcore:CreateGatewayTarget",
	"bedrock-agentcore:CreatePolicy",
	"bedrock-agentcore:DeletePolicy",
	"bedrock-agentcore:DeleteResourcePolicy",
	"bedrock-agentcore:PutResourcePolicy",
	"bedrock-agentcore:UpdateAgentRuntime",
	"bedrock-agentcore:UpdateGateway",
	"bedrock-agentcore:UpdateGatewayTarget",
	"bedrock-agentcore:UpdateHarness",
	"bedrock-agentcore:UpdatePolicy",
	"bedrock-agentcore:UpdatePolicyEngine",
}

# What a condition narrows is left to the reader. These keys say nothing about what is changed, or for whom.
narrowed(statement) if {
	some one in iam.demanded(statement.Condition)
	not one.key in {"aws:requestedregion", "aws:resourceaccount", "aws:securetransport"}
}

role(one) := data.snapshot["AWS::IAM::Role"][one]

by_aws(policy) if regex.match(`^arn:[^:]*:iam::aws:policy/`, policy)

# The policies that AWS manages are not in the snapshot; these two are all of AgentCore.
full := {called |
	not role(arn).PermissionsBoundary
	some policy in role(arn).ManagedPolicyArns
	by_aws(policy)
	called := regex.replace(policy, `^.*/`, "")
	called in {"BedrockAgentCoreFullAccess", "PowerUserAccess"}
}

# What a permissions boundary leaves is not worked out.
inline := [document |
	not role(arn).PermissionsBoundary
	some policy in role(arn).Policies
	document := policy.PolicyDocument
	is_array(document.Statement)
]

attached := [document |
	not role(arn).PermissionsBoundary
	some policy in role(arn).ManagedPolicyArns
	not by_aws(policy)
	document := data.snapshot["AWS::IAM::ManagedPolicy"][policy].PolicyDocument
	is_array(document.Statement)
]

documents := array.concat(inline, attached)

# Statements that allow a change, each with the changes that nothing refuses.
allowing := [{"statement": statement, "changes": left} |
	some document in documents
	count(iam.administrators(document)) == 0
	some statement in document.Statement
	iam.allows(statement)
	not narrowed(statement)
	left := {action | some action in changes; iam.names_action(statement, action); not action in refused}
	count(left) > 0
]

# As the policy writes them; where it writes what it leaves out, the changes themselves.
granted := {pattern |
	some one in allowing
	some pattern in iam.values(one.statement.Action)
	is_string(pattern)
	some action in one.changes
	iam.matches(pattern, action)
} | {action |
	some one in allowing
	one.statement.NotAction
	some action in one.changes
}

# Only what is refused for every resource is refused for the gateway of the agent.
refused := {action |
	some document in documents
	some statement in document.Statement
	iam.denies(statement)
	not statement.Condition
	iam.on_any_resource(statement)
	some action in changes
	iam.names_action(statement, action)
}

permissions := sort(granted | full)

name := service_roles.name(arn)

deny contains {"at": [member], "facts": {"role": name, "permissions": permissions}, "proven": true} if {
	count(permissions) > 0
}

# What nobody has read says nothing.
deny contains {"at": [member], "facts": {"role": name, "permissions": []}} if {
	count(permissions) == 0
	not read
}

read if {
	role(arn).AssumeRolePolicyDocument
	not role(arn).PermissionsBoundary
	held
	count([policy | some policy in object.get(role(arn), "Policies", []); not readable(policy.PolicyDocument)]) == 0
	count([policy | some policy in object.get(role(arn), "ManagedPolicyArns", []); not known(policy)]) == 0
}

# A role without any policy can do nothing, so rather its policies were not read.
held if is_array(role(arn).Policies)

held if is_array(role(arn).ManagedPolicyArns)

readable(document) if {
	is_array(document.Statement)
	count([statement | some statement in document.Statement; not whole(statement)]) == 0
}

whole(statement) if {
	is_string(statement.Effect)
	statement.Action
}

whole(statement) if {
	is_string(statement.Effect)
	statement.NotAction
}

known(policy) if by_aws(policy)

known(policy) if readable(data.snapshot["AWS::IAM::ManagedPolicy"][policy].PolicyDocument)
