# An app answers over HTTP, too, unless httpsOnly sends callers to HTTPS.
package sekisho

deny contains {
	"at": ["properties", "httpsOnly"],
	"facts": {"value": object.get(input.properties, "httpsOnly", null)},
} if {
	not input.properties.httpsOnly == true
}
