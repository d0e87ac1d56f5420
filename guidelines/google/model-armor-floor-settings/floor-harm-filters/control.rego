# Where a floor setting screens Gemini itself, it screens for the harm categories that it lists and for no others.
# How sensitive a listed category is belongs to the guide floor-confidence-level.
package sekisho

applies if "AI_PLATFORM" in input.integratedServices

wanted := ["SEXUALLY_EXPLICIT", "HATE_SPEECH", "HARASSMENT", "DANGEROUS"]

listed contains type if {
	some filter in input.filterConfig.raiSettings.raiFilters
	type := filter.filterType
}

missing := [category | some category in wanted; not category in listed]

deny contains {
	"at": ["filterConfig", "raiSettings", "raiFilters"],
	"facts": {"missing": missing},
} if {
	"AI_PLATFORM" in input.integratedServices
	count(missing) > 0
}
