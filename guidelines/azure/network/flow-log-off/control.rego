# A flow log that is defined and not enabled records nothing.
package sekisho

deny contains {
	"at": ["properties", "enabled"],
	"facts": {"value": object.get(input.properties, "enabled", null)},
} if {
	not input.properties.enabled == true
}
