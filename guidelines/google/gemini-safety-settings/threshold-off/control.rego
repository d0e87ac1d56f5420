# A category is filtered only at a blocking threshold; OFF, BLOCK_NONE and unspecified ones are not proof of that.
# BLOCK_ONLY_HIGH belongs to the guide threshold-only-high, and categories without an entry to categories-stated.
package sekisho

applies if count(stated) > 0

blocking := {"BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH"}

# The filter for civic integrity was retired, so its threshold means nothing.
stated[i] := entry if {
	some i, entry in input.safetySettings
	not entry.category == "HARM_CATEGORY_CIVIC_INTEGRITY"
}

deny contains {
	"at": ["safetySettings", i, at_fault(entry)],
	"facts": {"category": object.get(entry, "category", null), "threshold": object.get(entry, "threshold", null)},
} if {
	some i, entry in stated
	not entry.threshold in blocking
}

# An entry without a readable category might be the retired one, so that is what the finding then rests on.
at_fault(entry) := "threshold" if {
	entry.category
} else := "category"
