# Memories of users are apart where the namespace has a variable that differs from user to user. {memoryStrategyId} does not.
package sekisho

applies if count(namespaces) > 0

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

apart(namespace) if {
	some name in regex.find_n(`\{[A-Za-z0-9_-]+\}`, namespace, -1)
	not lower(name) in {"{memorystrategyid}", "{strategyid}"}
}

deny contains {"at": one.at, "facts": {"strategy": one.strategy, "namespace": one.namespace}} if {
	some one in namespaces
	not apart(one.namespace)
}
