# The order is inverted: LOW_AND_ABOVE matches most, HIGH only what is nearly certain. As a minimum for templates HIGH demands
# next to nothing. Filters that are disabled or missing are found by floor-filters and floor-harm-filters.
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
