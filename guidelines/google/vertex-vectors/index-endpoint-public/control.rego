# An index endpoint is private unless publicEndpointEnabled says otherwise.
package sekisho

deny contains {
	"at": ["publicEndpointEnabled"],
	"facts": {"indexes": count(object.get(input, "deployedIndexes", []))},
} if {
	not input.publicEndpointEnabled == false
}
