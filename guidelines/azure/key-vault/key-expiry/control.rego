# A key without an expiry stays usable for ever, and nobody is reminded to renew it.
package sekisho

deny contains {
	"at": ["properties", "attributes", "exp"],
	"facts": {},
} if {
	not input.properties.attributes.exp
}
