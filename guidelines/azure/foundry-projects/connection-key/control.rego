# A connection to a service of Azure that takes Microsoft Entra ID needs no key. Connections to anything else, which may know keys
# alone, are not judged.
package sekisho

applies if lower(input.properties.category) in keyless_services

keyless_services := {
	"azureopenai",
	"aiservices",
	"cognitiveservice",
	"cognitivesearch",
	"azureblob",
	"azurestorageaccount",
	"adlsgen2",
	"cosmosdb",
}

keyless := {
	"AAD",
	"ManagedIdentity",
	"ProjectManagedIdentity",
	"AccountManagedIdentity",
	"AgenticIdentityToken",
	"AgenticUser",
	"AgentUserImpersonation",
	"UserEntraToken",
	"ServicePrincipal",
	"OAuth2",
	"None",
}

deny contains {
	"at": ["properties", "authType"],
	"facts": {
		"category": input.properties.category,
		"value": object.get(input.properties, "authType", null),
	},
} if {
	lower(input.properties.category) in keyless_services
	not input.properties.authType in keyless
}
