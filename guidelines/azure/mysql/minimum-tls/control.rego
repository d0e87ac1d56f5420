# A single server has a switch of its own; a flexible server the parameter tls_version, a list of the versions it accepts,
# which is safe unless somebody writes it.
package sekisho

deny contains {
	"at": ["properties", "minimalTlsVersion"],
	"facts": {"setting": "minimalTlsVersion", "value": object.get(input.properties, "minimalTlsVersion", null)},
} if {
	input.flexible == false
	not input.properties.minimalTlsVersion == "TLS1_2"
}

deny contains {
	"at": ["configurations", i, "properties", "value"],
	"facts": {"setting": "tls_version", "value": value},
} if {
	input.flexible == true
	some i, parameter in input.configurations
	regex.match(`(^|/)tls_version$`, lower(parameter.name))
	value := object.get(parameter, ["properties", "value"], null)
	not strong(value)
}

strong(value) if {
	is_string(value)
	versions := {trim_space(version) | some version in split(upper(value), ",")}
	count(versions - {"TLSV1.2", "TLSV1.3"}) == 0
}
