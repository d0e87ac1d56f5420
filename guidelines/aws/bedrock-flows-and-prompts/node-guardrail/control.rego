# Every node that has a model answer names a guardrail: prompt nodes, and knowledge base nodes with a model. Without a model a
# knowledge base node only retrieves, and a guardrail cannot be set there.
package sekisho

deny contains {
	"at": ["Definition", "Nodes", i, "Configuration", "Prompt", "GuardrailConfiguration"],
	"facts": {"node": name(node), "type": "Prompt"},
} if {
	some i, node in nodes
	node.Configuration.Prompt
	not guarded(node.Configuration.Prompt)
}

deny contains {
	"at": ["Definition", "Nodes", i, "Configuration", "KnowledgeBase", "GuardrailConfiguration"],
	"facts": {"node": name(node), "type": "KnowledgeBase"},
} if {
	some i, node in nodes
	generates(node.Configuration.KnowledgeBase)
	not guarded(node.Configuration.KnowledgeBase)
}

applies if count(calling) > 0

# Whether a node calls a model is part of the question, so while it is unknown, so is the answer.
calling contains i if {
	some i, node in nodes
	node.Configuration.Prompt
}

calling contains i if {
	some i, node in nodes
	generates(node.Configuration.KnowledgeBase)
}

nodes := input.Definition.Nodes if is_array(input.Definition.Nodes)

generates(base) if base.ModelId != ""

guarded(configuration) if {
	identifier := configuration.GuardrailConfiguration.GuardrailIdentifier
	is_string(identifier)
	trim_space(identifier) != ""
}

name(node) := object.get(node, "Name", null)
