# Terraform's provider writes 1.2 unless told otherwise; a template has to say so.
package sekisho

strong := {"1.2", "1.3"}

deny contains {
	"at": ["properties", "minimalTlsVersion"],
	"facts": {"value": object.get(input.properties, "minimalTlsVersion", null)},
} if {
	not input.properties.minimalTlsVersion in strong
}
