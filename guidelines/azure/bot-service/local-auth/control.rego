# A bot can be managed and reached with local secrets unless disableLocalAuth is true.
package sekisho

deny contains {
	"at": ["properties", "disableLocalAuth"],
	"facts": {"value": object.get(input.properties, "disableLocalAuth", null)},
} if {
	not input.properties.disableLocalAuth == true
}
