# The guardrail that an agent names must be in the snapshot: under its ARN (the working draft) or ARN:VERSION.
# A bare id means the partition, Region and account of the agent itself.
package sekisho

default version := null

version := input.GuardrailConfiguration.GuardrailVersion

identifier := input.GuardrailConfiguration.GuardrailIdentifier

arn := identifier if startswith(identifier, "arn:")

arn := concat(":", ["arn", agent[1], "bedrock", agent[3], agent[4], concat("/", ["guardrail", identifier])]) if {
	not startswith(identifier, "arn:")
	agent := split(input.AgentArn, ":")
}

exists if data.snapshot["AWS::Bedrock::Guardrail"][arn]

exists if {
	is_string(version)
	data.snapshot["AWS::Bedrock::Guardrail"][concat(":", [arn, version])]
}

# The place is the value that the answer rests on, so that it stays open as long as that value is unknown.
place := ["AgentArn"] if not arn

place := ["GuardrailConfiguration", "GuardrailIdentifier"] if {
	arn
	version != null
}

place := ["GuardrailConfiguration"] if {
	arn
	version == null
}

deny contains {
	"at": place,
	"facts": {"guardrail": identifier, "version": version},
} if {
	is_string(identifier)
	trim_space(identifier) != ""
	not exists
}
