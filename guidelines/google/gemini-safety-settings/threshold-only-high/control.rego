# BLOCK_ONLY_HIGH blocks, but least of all thresholds that do. Every threshold that does not block is left to the guide threshold-off.
package sekisho

applies if count(blocked) > 0

blocking := {"BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH"}

# The filter for civic integrity was retired, so its threshold means nothing.
blocked[i] := entry if {
	some i, entry in input.safetySettings
	not entry.category == "HARM_CATEGORY_CIVIC_INTEGRITY"
	entry.threshold in blocking
}

deny contains {
	"at": ["safetySettings", i, at_fault(entry)],
	"facts": {"category": object.get(entry, "category", null), "threshold": entry.threshold},
} if {
	some i, entry in blocked
	entry.threshold == "BLOCK_ONLY_HIGH"
}

# An entry without a readable category might be the retired one, so that is what the finding then rests on.
at_fault(entry) := "threshold" if {
	entry.category
} else := "category"
