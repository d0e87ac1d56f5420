# Content safety of a serverless model is on unless somebody turned it off.
package sekisho

deny contains {
	"at": ["properties", "contentSafety", "contentSafetyStatus"],
	"facts": {"value": object.get(input.properties, ["contentSafety", "contentSafetyStatus"], null)},
} if {
	not input.properties.contentSafety.contentSafetyStatus == "Enabled"
}
