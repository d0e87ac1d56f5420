# The guardrail that a node names must be in the snapshot, under its ARN. A bare id means the partition, Region and account of
# the flow itself. A node that names none is left to node-guardrail.
package sekisho

import data.lib.flows

applies if count(named) > 0

deny contains {
	"at": place(one),
	"facts": {"node": one.node, "guardrail": one.identifier},
} if {
	some one in named
	not exists(one.identifier)
}

named contains {"at": found.at, "type": type, "node": object.get(found.node, "Name", null), "identifier": identifier} if {
	some found in flows.nodes(input.Definition)
	some type in {"Prompt", "KnowledgeBase"}
	identifier := found.node.Configuration[type].GuardrailConfiguration.GuardrailIdentifier
	is_string(identifier)
	trim_space(identifier) != ""
}

own := concat(":", array.slice(split(input.Arn, ":"), 0, 5))

# Where only a numbered version was collected, the snapshot holds the guardrail under its bare ARN as well.
exists(identifier) if data.snapshot["AWS::Bedrock::Guardrail"][arn(identifier)]

arn(identifier) := identifier if startswith(identifier, "arn:")

arn(identifier) := concat(":", [own, concat("/", ["guardrail", identifier])]) if {
	not startswith(identifier, "arn:")
}

# What the answer rests on: without the ARN of the flow a bare id means nothing. An ARN also says whose guardrails had to be listed.
place(one) := ["Arn"] if {
	not arn(one.identifier)
} else := array.concat(one.at, ["Configuration", one.type, "GuardrailConfiguration", "GuardrailIdentifier"])
