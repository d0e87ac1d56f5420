# Nodes of a flow of Bedrock, those within its loops too: {at, node}. Loops hold a definition of their own.
package lib.flows

nodes(definition) := outer(definition) | inner(definition)

outer(definition) := {{"at": ["Definition", "Nodes", i], "node": node} |
	is_array(definition.Nodes)
	some i, node in definition.Nodes
}

inner(definition) := {{"at": ["Definition", "Nodes", i, "Configuration", "Loop", "Definition", "Nodes", j], "node": node} |
	is_array(definition.Nodes)
	some i, loop in definition.Nodes
	is_array(loop.Configuration.Loop.Definition.Nodes)
	some j, node in loop.Configuration.Loop.Definition.Nodes
}
