# Every node that has a model answer names a guardrail: prompt nodes, and knowledge base nodes with a model. Without a model a
# knowledge base node only retrieves, and a guardrail cannot be set there.
package sekisho

import data.lib.flows

deny contains {
	"at": array.concat(one.at, ["Configuration", "Prompt", "GuardrailConfiguration"]),
	"facts": {"node": name(one.node), "type": "Prompt"},
} if {
	some one in flows.nodes(input.Definition)
	one.node.Configuration.Prompt
	not guarded(one.node.Configuration.Prompt)
}

deny contains {
	"at": array.concat(one.at, ["Configuration", "KnowledgeBase", "GuardrailConfiguration"]),
	"facts": {"node": name(one.node), "type": "KnowledgeBase"},
} if {
	some one in flows.nodes(input.Definition)
	generates(one.node.Configuration.KnowledgeBase)
	not guarded(one.node.Configuration.KnowledgeBase)
}

applies if count(calling) > 0

# Whether a node calls a model is part of the question, so while it is unknown, so is the answer.
calling contains one.at if {
	some one in flows.nodes(input.Definition)
	one.node.Configuration.Prompt
}

calling contains one.at if {
	some one in flows.nodes(input.Definition)
	generates(one.node.Configuration.KnowledgeBase)
}

generates(base) if base.ModelId != ""

guarded(configuration) if {
	identifier := configuration.GuardrailConfiguration.GuardrailIdentifier
	is_string(identifier)
	trim_space(identifier) != ""
}

name(node) := object.get(node, "Name", null)
