# Sanitize operations are logged only when the template asks for it; unset means false.
package sekisho

deny contains {
	"at": ["templateMetadata", "logSanitizeOperations"],
	"facts": {"value": object.get(input, ["templateMetadata", "logSanitizeOperations"], null)},
} if {
	not input.templateMetadata.logSanitizeOperations == true
}
