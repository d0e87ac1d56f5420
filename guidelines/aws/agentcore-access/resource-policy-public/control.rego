# A policy that lets everyone in. Callers with a JWT are no IAM principals, so such a gateway or runtime has to be open in its
# policy, and its authorizer decides. That a gateway with NONE asks nobody is for inbound-authorization. All others, and every
# memory, ask IAM alone.
package sekisho

import data.lib.iam

written := json.unmarshal(input.Policy) if is_string(input.Policy)

document := object.union(written, {"Statement": [written.Statement]}) if is_object(written.Statement)

document := written if is_array(written.Statement)

applies if iam.written(document)

named := input.ResourceArn if is_string(input.ResourceArn)

# What an endpoint of a runtime belongs to.
arn := regex.replace(named, `/runtime-endpoint/.*$`, "")

by_token if data.snapshot["AWS::BedrockAgentCore::Gateway"][arn].AuthorizerType in {"CUSTOM_JWT", "AUTHENTICATE_ONLY", "NONE"}

by_token if data.snapshot["AWS::BedrockAgentCore::Runtime"][arn].AuthorizerConfiguration.CustomJWTAuthorizer

by_iam if data.snapshot["AWS::BedrockAgentCore::Gateway"][arn].AuthorizerType == "AWS_IAM"

by_iam if memory

memory if regex.match(`:memory/[^/]+$`, named)

deny contains {"at": ["Policy"], "facts": facts(found), "proven": true} if {
	by_iam
	some found in iam.public(document)
}

deny contains {"at": ["ResourceArn"], "facts": facts(found)} if {
	not by_iam
	not by_token
	some found in iam.public(document)
}

facts(found) := {"principal": found.principal, "actions": found.actions, "conditional": found.conditional}
