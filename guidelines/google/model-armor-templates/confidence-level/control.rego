# The order is inverted: LOW_AND_ABOVE matches most and is strictest, HIGH matches only near-certain violations and is weakest.
# Disabled or missing filters are found by the guides prompt-injection-filter and harm-filters.
package sekisho

sensitive := {"LOW_AND_ABOVE", "MEDIUM_AND_ABOVE"}

deny contains {
	"at": ["filterConfig", "piAndJailbreakFilterSettings", "confidenceLevel"],
	"facts": {"filter": "piAndJailbreakFilterSettings", "value": object.get(settings, "confidenceLevel", null)},
} if {
	settings := input.filterConfig.piAndJailbreakFilterSettings
	settings.filterEnforcement == "ENABLED"
	not settings.confidenceLevel in sensitive
}

deny contains {
	"at": ["filterConfig", "raiSettings", "raiFilters", i, "confidenceLevel"],
	"facts": {"filter": object.get(filter, "filterType", "raiFilters"), "value": object.get(filter, "confidenceLevel", null)},
} if {
	some i, filter in input.filterConfig.raiSettings.raiFilters
	not filter.confidenceLevel in sensitive
}
