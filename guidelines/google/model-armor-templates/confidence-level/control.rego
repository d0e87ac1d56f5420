# The order is inverted: LOW_AND_ABOVE matches most and is strictest, HIGH matches only near-certain violations and is weakest.
# Disabled or missing filters have no level to judge; they are found by the guides prompt-injection-filter and harm-filters.
package sekisho

applies if injection.filterEnforcement == "ENABLED"

applies if count(input.filterConfig.raiSettings.raiFilters) > 0

injection := input.filterConfig.piAndJailbreakFilterSettings

sensitive := {"LOW_AND_ABOVE", "MEDIUM_AND_ABOVE"}

deny contains {
	"at": ["filterConfig", "piAndJailbreakFilterSettings", "confidenceLevel"],
	"facts": {"filter": "piAndJailbreakFilterSettings", "value": object.get(injection, "confidenceLevel", null)},
} if {
	injection.filterEnforcement == "ENABLED"
	not injection.confidenceLevel in sensitive
}

deny contains {
	"at": ["filterConfig", "raiSettings", "raiFilters", i, "confidenceLevel"],
	"facts": {"filter": object.get(filter, "filterType", "raiFilters"), "value": object.get(filter, "confidenceLevel", null)},
} if {
	some i, filter in input.filterConfig.raiSettings.raiFilters
	not filter.confidenceLevel in sensitive
}
