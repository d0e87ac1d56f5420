# A service takes API keys unless disableLocalAuth is true. An admin key reads and rewrites every index, whoever holds it.
package sekisho

deny contains {
	"at": ["properties", "disableLocalAuth"],
	"facts": {"value": object.get(input.properties, "disableLocalAuth", null)},
} if {
	not input.properties.disableLocalAuth == true
}
