# The guardrail that an agent names must be in the snapshot, under its ARN.
# A bare id means the partition, Region and account of the agent itself. An agent that names none is left to guardrail-attached.
package sekisho

applies if named

default version := null

version := input.GuardrailConfiguration.GuardrailVersion

identifier := input.GuardrailConfiguration.GuardrailIdentifier

named if {
	is_string(identifier)
	trim_space(identifier) != ""
}

own := concat(":", array.slice(split(input.AgentArn, ":"), 0, 5))

arn := identifier if startswith(identifier, "arn:")

arn := concat(":", [own, concat("/", ["guardrail", identifier])]) if {
	not startswith(identifier, "arn:")
}

# Where only a numbered version was collected, the snapshot holds the guardrail under its bare ARN as well.
exists if data.snapshot["AWS::Bedrock::Guardrail"][arn]

# What the answer rests on: while it is unknown, so is the answer. An ARN also says whose guardrails had to be listed.
place := ["AgentArn"] if {
	not arn
} else := ["GuardrailConfiguration"] if {
	version == null
	startswith(arn, own)
} else := ["GuardrailConfiguration", "GuardrailIdentifier"]

deny contains {
	"at": place,
	"facts": {"guardrail": identifier, "version": version},
} if {
	named
	not exists
}
