# Legacy authorization is off unless it is switched on.
package sekisho

deny contains {
	"at": ["legacyAbac", "enabled"],
	"facts": {"value": object.get(input, ["legacyAbac", "enabled"], null)},
} if {
	not input.legacyAbac.enabled == false
}
