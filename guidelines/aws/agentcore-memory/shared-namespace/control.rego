# Memories of users are apart where the namespace has a variable that differs from user to user. {memoryStrategyId} does not.
package sekisho

applies if count(namespaces) > 0

# Every namespace with its place. The service answers with one of the two lists, code may write either.
namespaces contains {"at": array.concat(one.at, [member, j]), "namespace": namespace} if {
	some one in holders
	some member in ["Namespaces", "NamespaceTemplates"]
	is_array(one.body[member])
	some j, namespace in one.body[member]
	is_string(namespace)
}

strategies := {{"at": ["MemoryStrategies", i, kind], "body": one[kind]} |
	is_array(input.MemoryStrategies)
	some i, one in input.MemoryStrategies
	some kind in ["SemanticMemoryStrategy", "SummaryMemoryStrategy", "UserPreferenceMemoryStrategy", "EpisodicMemoryStrategy", "CustomMemoryStrategy"]
	is_object(one[kind])
}

# Reflections on episodes have namespaces of their own.
holders := strategies | {{"at": array.concat(one.at, ["ReflectionConfiguration"]), "body": one.body.ReflectionConfiguration} |
	some one in strategies
	is_object(one.body.ReflectionConfiguration)
}

apart(namespace) if {
	some name in regex.find_n(`\{[A-Za-z0-9_-]+\}`, namespace, -1)
	not lower(name) in {"{memorystrategyid}", "{strategyid}"}
}

# Asked for by the sentence alone, so that a name which is not known makes no finding doubtful.
strategy(at) := object.get(input.MemoryStrategies[at[1]][at[2]], "Name", null)

deny contains {"at": one.at, "facts": {"strategy": strategy(one.at), "namespace": one.namespace}} if {
	some one in namespaces
	not apart(one.namespace)
}
