# Terraform's provider writes TLS1_2 unless told otherwise; a template has to say so.
package sekisho

deny contains {
	"at": ["properties", "minimalTlsVersion"],
	"facts": {"value": object.get(input.properties, "minimalTlsVersion", null)},
} if {
	not input.properties.minimalTlsVersion == "TLS1_2"
}
