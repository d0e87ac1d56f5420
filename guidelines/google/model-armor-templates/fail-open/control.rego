# A filter that did not run has found nothing, so ignoring its failure is failing open. Unset means false.
package sekisho

deny contains {
	"at": ["templateMetadata", "ignorePartialInvocationFailures"],
	"facts": {"value": object.get(input, ["templateMetadata", "ignorePartialInvocationFailures"], null)},
} if {
	not input.templateMetadata.ignorePartialInvocationFailures == false
}
