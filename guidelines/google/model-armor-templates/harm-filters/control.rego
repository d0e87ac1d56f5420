# Model Armor screens only the categories that are listed, so each of its four harm categories has to be there.
# How sensitive a listed category is belongs to the guide confidence-level.
package sekisho

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
	count(missing) > 0
}
