# A server takes connections without encryption unless sslEnforcement is Enabled.
package sekisho

deny contains {
	"at": ["properties", "sslEnforcement"],
	"facts": {"value": object.get(input.properties, "sslEnforcement", null)},
} if {
	not input.properties.sslEnforcement == "Enabled"
}
