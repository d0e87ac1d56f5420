# The API reads an absent minimumTlsVersion as TLS 1.0; the Terraform provider writes TLS1_2 unless it is told otherwise.
package sekisho

strong := {"TLS1_2", "TLS1_3"}

deny contains {
	"at": ["properties", "minimumTlsVersion"],
	"facts": {"value": object.get(input.properties, "minimumTlsVersion", null)},
} if {
	not input.properties.minimumTlsVersion in strong
}
