# An index endpoint is private unless publicEndpointEnabled says otherwise.
package sekisho

deny contains {
	"at": ["publicEndpointEnabled"],
	"facts": {},
} if {
	not input.publicEndpointEnabled == false
}
