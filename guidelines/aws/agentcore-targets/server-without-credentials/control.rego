# A server that a gateway calls without credentials answers everyone else just as well.
package sekisho

addresses := [address |
	some path in [
		["Mcp", "McpServer", "Endpoint"],
		["Mcp", "ApiGateway", "RestApiId"],
		["Http", "Passthrough", "Endpoint"],
		["Inference", "Provider", "Endpoint"],
	]
	address := object.get(input.TargetConfiguration, path, null)
	is_string(address)
]

address := addresses[0]

applies if address

authenticated if count(input.CredentialProviderConfigurations) > 0

deny contains {"at": ["CredentialProviderConfigurations"], "facts": {"address": address}} if not authenticated
