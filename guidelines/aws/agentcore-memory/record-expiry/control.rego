# Long-term memories stay for ever unless their strategy says for how long, be it in the newer form or in the older one.
package sekisho

strategies := {{"at": ["MemoryStrategies", i, kind], "body": one[kind]} |
	is_array(input.MemoryStrategies)
	some i, one in input.MemoryStrategies
	some kind in ["SemanticMemoryStrategy", "SummaryMemoryStrategy", "UserPreferenceMemoryStrategy", "EpisodicMemoryStrategy", "CustomMemoryStrategy"]
	is_object(one[kind])
}

applies if count(strategies) > 0

expires(body) if body.RecordExpirySpecification.RecordExpiryDurationDays > 0

expires(body) if body.RecordExpiryDurationDays > 0

deny contains {
	"at": one.at,
	"facts": {"strategy": object.get(one.body, "Name", null)},
} if {
	some one in strategies
	not expires(one.body)
}
