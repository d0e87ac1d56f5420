# What the role of an agent, a flow or a knowledge base may do far beyond its work. The role and the policies that are attached to
# it stand in the snapshot under their ARNs, so whoever uses this says relates = ["AWS::IAM::Role", "AWS::IAM::ManagedPolicy"].
package lib.service_roles

import data.lib.iam

# Permissions of a role that are too wide, as a policy writes them (`s3:*`), or the name of a policy of AWS that gives them.
# Calling every model is left out: that is the matter of the guides about IAM.
wide(arn) := {found |
	some document in documents(arn)
	some statement in document.Statement
	iam.allows(statement)
	loose(statement)
	everywhere(statement)
	some found in iam.values(statement.Action)
	is_string(found)
	too_much(found)
} | {"* (NotAction)" |
	some document in documents(arn)
	some statement in document.Statement
	iam.allows(statement)
	loose(statement)
	everywhere(statement)
	statement.NotAction
} | {called |
	not role(arn).PermissionsBoundary
	some policy in role(arn).ManagedPolicyArns
	by_aws(policy)
	called := split(policy, "/")[count(split(policy, "/")) - 1]
	wide_by_aws(called)
}

# No condition, or one that leaves in all that the account has.
loose(statement) if not statement.Condition

loose(statement) if {
	is_object(statement.Condition)
	count([one | some one in iam.demanded(statement.Condition); not one.key in broad]) == 0
}

broad := {"aws:principalaccount", "aws:principalorgid", "aws:requestedregion", "aws:resourceaccount", "aws:resourceorgid", "aws:securetransport"}

# Every resource, or every one of a service or of a type: arn:aws:s3:::*, arn:aws:dynamodb:*:*:table/*.
everywhere(statement) if iam.on_any_resource(statement)

everywhere(statement) if {
	some resource in iam.values(statement.Resource)
	regex.match(`^arn:[^:]*:([a-z0-9-]+:[^:]*:[^:]*:[*]+(/[*]+)?|(dynamodb|iam|lambda|secretsmanager|ssm):[^:]*:[^:]*:[a-z]+[:/][*]+)$`, resource)
}

role(arn) := data.snapshot["AWS::IAM::Role"][arn]

# The name of a role, whether it was read or not.
name(arn) := role(arn).RoleName

name(arn) := parts[count(parts) - 1] if {
	not role(arn).RoleName
	parts := split(arn, "/")
}

# Whether a role and all that is attached to it was read, so that nothing found in it is proof. What a permissions boundary leaves
# is not worked out.
read(arn) if {
	role(arn).AssumeRolePolicyDocument
	not role(arn).PermissionsBoundary
	count([policy | some policy in object.get(role(arn), "Policies", []); not is_array(policy.PolicyDocument.Statement)]) == 0
	count([policy | some policy in object.get(role(arn), "ManagedPolicyArns", []); not known(policy)]) == 0
}

# What another policy of AWS allows is not known here.
known(policy) if {
	by_aws(policy)
	called := split(policy, "/")[count(split(policy, "/")) - 1]
	called in harmless
}

known(policy) if is_array(data.snapshot["AWS::IAM::ManagedPolicy"][policy].PolicyDocument.Statement)

by_aws(policy) if regex.match(`^arn:[^:]*:iam::aws:policy/`, policy)

# Every action of one service, or one that reaches data, secrets and functions wherever they are.
too_much(action) if {
	iam.any_action_of_service(action)
	not startswith(lower(action), "bedrock:")
}

too_much(action) if {
	not iam.any_action_of_service(action)
	some one in reaching
	iam.matches(action, one)
}

reaching := {
	"dynamodb:DeleteItem",
	"dynamodb:Scan",
	"lambda:InvokeFunction",
	"s3:DeleteObject",
	"s3:GetObject",
	"s3:PutObject",
	"secretsmanager:GetSecretValue",
	"ssm:GetParameter",
	"sts:AssumeRole",
}

wide_by_aws(called) if endswith(called, "FullAccess")

wide_by_aws(called) if called in reaching_by_aws

reaching_by_aws := {
	"AdministratorAccess", "AmazonDynamoDBReadOnlyAccess", "AmazonS3ReadOnlyAccess", "AmazonSSMReadOnlyAccess", "AWSLambdaExecute",
	"AWSLambdaRole", "PowerUserAccess", "ReadOnlyAccess", "SecretsManagerReadWrite",
}

harmless := {
	"AmazonBedrockReadOnly", "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess",
	"AWSXrayWriteOnlyAccess", "CloudWatchLogsReadOnlyAccess",
}

documents(arn) := array.concat(inline(arn), attached(arn))

inline(arn) := [policy.PolicyDocument |
	not role(arn).PermissionsBoundary
	some policy in role(arn).Policies
	is_array(policy.PolicyDocument.Statement)
]

attached(arn) := [document |
	not role(arn).PermissionsBoundary
	some policy in role(arn).ManagedPolicyArns
	not by_aws(policy)
	document := data.snapshot["AWS::IAM::ManagedPolicy"][policy].PolicyDocument
	is_array(document.Statement)
]
