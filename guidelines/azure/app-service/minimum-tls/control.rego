# New apps take TLS 1.2 and later unless somebody writes an older version.
package sekisho

strong := {"1.2", "1.3"}

deny contains {
	"at": ["properties", "siteConfig", "minTlsVersion"],
	"facts": {"value": value},
} if {
	value := object.get(input.properties, ["siteConfig", "minTlsVersion"], "1.2")
	not value in strong
}
