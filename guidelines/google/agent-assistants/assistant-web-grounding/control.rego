# Grounding with Google Search keeps logs of customer data for up to 30 days; Enterprise Web Search keeps none. Unspecified is
# disabled. Whether providers may keep anything is a declared fact.
package sekisho

keeps_nothing if input.webGroundingType in {"WEB_GROUNDING_TYPE_DISABLED", "WEB_GROUNDING_TYPE_ENTERPRISE_WEB_SEARCH"}

deny contains {
	"at": ["webGroundingType"],
	"facts": {"value": object.get(input, "webGroundingType", null)},
} if {
	data.workload.zero_data_retention == true
	not keeps_nothing
}
