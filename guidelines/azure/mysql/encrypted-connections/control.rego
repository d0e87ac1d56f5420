# A single server has a switch of its own; a flexible server the parameter require_secure_transport, which is on unless
# somebody writes it.
package sekisho

deny contains {
	"at": ["properties", "sslEnforcement"],
	"facts": {"setting": "sslEnforcement", "value": object.get(input.properties, "sslEnforcement", null)},
} if {
	input.flexible == false
	not input.properties.sslEnforcement == "Enabled"
}

deny contains {
	"at": ["configurations", i, "properties", "value"],
	"facts": {"setting": "require_secure_transport", "value": value},
} if {
	input.flexible == true
	some i, parameter in input.configurations
	regex.match(`(^|/)require_secure_transport$`, lower(parameter.name))
	value := object.get(parameter, ["properties", "value"], null)
	not on(value)
}

on(value) if upper(value) == "ON"
