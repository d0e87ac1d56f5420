# A plugin that calls its API without authentication cannot say for whom it acts, and the API answers everyone else as well.
package sekisho

authenticated if input.AuthConfiguration.OAuth2ClientCredentialConfiguration

authenticated if input.AuthConfiguration.BasicAuthConfiguration

authenticated if input.AuthConfiguration.IdcAuthConfiguration

# Plugins for products bring their own way.
applies if upper(input.Type) == "CUSTOM"

deny contains {"at": ["AuthConfiguration"], "facts": {}} if not authenticated
