# A connection to a tool server (MCP) or a remote agent (A2A) that shows no credential means that the server asks for none: whoever knows its address may use
# the tools, too. Other kinds of connection may be public on purpose and are not judged.
package sekisho

applies if lower(input.properties.category) in tools

tools := {"remotetool", "remotea2a", "mcp"}

shown := {
	"AAD",
	"AccessKey",
	"AccountKey",
	"AccountManagedIdentity",
	"AgentUserImpersonation",
	"AgenticIdentityToken",
	"AgenticUser",
	"ApiKey",
	"CustomKeys",
	"DelegatedSAS",
	"ManagedIdentity",
	"OAuth2",
	"PAT",
	"ProjectManagedIdentity",
	"SAS",
	"ServicePrincipal",
	"UserEntraToken",
	"UsernamePassword",
}

deny contains {
	"at": ["properties", "authType"],
	"facts": {
		"category": input.properties.category,
		"value": object.get(input.properties, "authType", null),
	},
} if {
	lower(input.properties.category) in tools
	not input.properties.authType in shown
}
