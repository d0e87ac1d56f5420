# Tokens of Microsoft Entra ID and private endpoints need an account with a name of its own in DNS; without one only keys work.
package sekisho

applies if input.kind in gateways

gateways := {"OpenAI", "AIServices", "ContentSafety"}

named if {
	is_string(input.properties.customSubDomainName)
	trim_space(input.properties.customSubDomainName) != ""
}

deny contains {
	"at": ["properties", "customSubDomainName"],
	"facts": {"kind": input.kind},
} if {
	input.kind in gateways
	not named
}
