# Basic authentication is a person's name with a token that can do all that the person can; OAuth is a client with scopes.
package sekisho

applies if input.DataSourceConfiguration.ConfluenceConfiguration

deny contains {
	"at": ["DataSourceConfiguration", "ConfluenceConfiguration", "SourceConfiguration", "AuthType"],
	"facts": {"value": value},
} if {
	value := object.get(input.DataSourceConfiguration.ConfluenceConfiguration, ["SourceConfiguration", "AuthType"], null)
	not value == "OAUTH2_CLIENT_CREDENTIALS"
}
