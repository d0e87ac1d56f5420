# BLOCK_ONLY_HIGH blocks, but least of all thresholds that do. Every threshold that does not block is left to the guide threshold-off.
# The filter for civic integrity was retired, so its threshold means nothing.
package sekisho

deny contains {
	"at": ["safetySettings", i, at_fault(entry)],
	"facts": {"category": object.get(entry, "category", null), "threshold": entry.threshold},
} if {
	some i, entry in input.safetySettings
	not entry.category == "HARM_CATEGORY_CIVIC_INTEGRITY"
	entry.threshold == "BLOCK_ONLY_HIGH"
}

# An entry without a readable category might be the retired one, so that is what the finding then rests on.
at_fault(entry) := "threshold" if {
	entry.category
} else := "category"
