# An endpoint is called with a key that never expires unless authMode names tokens alone. Online endpoints call them AADToken and
# AMLToken (short-lived, the only ones on a Kubernetes cluster), serverless ones AAD.
package sekisho

tokens := {"AADToken", "AMLToken", "AAD"}

deny contains {
	"at": ["properties", "authMode"],
	"facts": {"value": object.get(input.properties, "authMode", null)},
} if {
	not input.properties.authMode in tokens
}
