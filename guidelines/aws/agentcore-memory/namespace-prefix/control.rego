# Memories are looked up by the beginning of their namespace: /actors/1 also finds /actors/10. A slash at the end stops that.
package sekisho

applies if count(ending_in_variable) > 0

# Every namespace with its place. The service answers with one of the two lists, code may write either.
namespaces := {{"at": ["MemoryStrategies", i, kind, member, j], "strategy": strategy.Name, "namespace": namespace} |
	is_array(input.MemoryStrategies)
	some i, one in input.MemoryStrategies
	some kind in ["SemanticMemoryStrategy", "SummaryMemoryStrategy", "UserPreferenceMemoryStrategy", "EpisodicMemoryStrategy", "CustomMemoryStrategy"]
	strategy := one[kind]
	some member in ["Namespaces", "NamespaceTemplates"]
	is_array(strategy[member])
	some j, namespace in strategy[member]
	is_string(namespace)
}

ending_in_variable := {one | some one in namespaces; regex.match(`\}/?$`, trim_space(one.namespace))}

deny contains {"at": one.at, "facts": {"strategy": one.strategy, "namespace": one.namespace}} if {
	some one in ending_in_variable
	not endswith(trim_space(one.namespace), "/")
}
