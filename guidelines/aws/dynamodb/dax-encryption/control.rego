# A DAX cluster is encrypted at rest only when SSEEnabled is true.
package sekisho

deny contains {
	"at": ["SSESpecification", "SSEEnabled"],
	"facts": {"value": object.get(input, ["SSESpecification", "SSEEnabled"], null)},
} if {
	not input.SSESpecification.SSEEnabled == true
}
