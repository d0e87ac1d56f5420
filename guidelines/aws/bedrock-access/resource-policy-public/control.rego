# A policy of a guardrail or another resource of Bedrock that lets in whoever asks. Conditions that name the organization or the account of
# the caller keep strangers out.
package sekisho

import data.lib.iam

applies if iam.written(input.PolicyDocument)

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {
		"resource": object.get(input, "ResourceArn", null),
		"actions": found.actions,
		"conditional": found.conditional,
	},
} if {
	some found in iam.public(input.PolicyDocument)
}
