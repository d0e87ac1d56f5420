# BLOCK_ONLY_HIGH blocks, but least of all thresholds that do. Every threshold that does not block is left to the guide threshold-off.
# The filter for civic integrity was retired, so its threshold means nothing.
package sekisho

deny contains {
	"at": ["safetySettings", i, "threshold"],
	"facts": {"category": object.get(entry, "category", "safetySettings"), "threshold": entry.threshold},
} if {
	some i, entry in input.safetySettings
	not entry.category == "HARM_CATEGORY_CIVIC_INTEGRITY"
	entry.threshold == "BLOCK_ONLY_HIGH"
}
