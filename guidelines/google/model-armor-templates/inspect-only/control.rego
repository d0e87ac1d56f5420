# A template blocks only as INSPECT_AND_BLOCK, which is also what the service takes an unspecified type for.
package sekisho

deny contains {
	"at": ["templateMetadata", "enforcementType"],
	"facts": {"value": object.get(input, ["templateMetadata", "enforcementType"], null)},
} if {
	not input.templateMetadata.enforcementType == "INSPECT_AND_BLOCK"
}
