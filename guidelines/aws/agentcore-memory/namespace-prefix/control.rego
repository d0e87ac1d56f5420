# Memories are looked up by the beginning of their namespace: /actors/1 also finds /actors/10. A slash at the end stops that.
package sekisho

applies if count(ending_in_variable) > 0

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

ending_in_variable := {one | some one in namespaces; regex.match(`\}/?$`, trim_space(one.namespace))}

# Asked for by the sentence alone, so that a name which is not known makes no finding doubtful.
strategy(at) := object.get(input.MemoryStrategies[at[1]][at[2]], "Name", null)

deny contains {"at": one.at, "facts": {"strategy": strategy(one.at), "namespace": one.namespace}} if {
	some one in ending_in_variable
	not endswith(trim_space(one.namespace), "/")
}
