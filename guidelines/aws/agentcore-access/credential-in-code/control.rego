# The API key, client secret, or key of a wallet of a provider, written out in code. The live API never answers with it, so this is
# asked of code alone.
package sekisho

import data.lib.secrets

providers := ["Atlassian", "Custom", "Github", "Google", "Included", "Linkedin", "Microsoft", "Salesforce", "Slack"]

payments := {
	"CoinbaseCdpConfiguration": ["ApiKeySecret", "WalletSecret"],
	"StripePrivyConfiguration": ["AppSecret", "AuthorizationPrivateKey"],
}

places contains {"at": ["ApiKey"], "value": input.ApiKey} if input.ApiKey

places contains {"at": ["Oauth2ProviderConfigInput", member, "ClientSecret"], "value": value} if {
	some provider in providers
	member := concat("", [provider, "Oauth2ProviderConfig"])
	value := input.Oauth2ProviderConfigInput[member].ClientSecret
}

places contains {"at": ["ProviderConfigurationInput", member, secret], "value": value} if {
	some member, held in payments
	some secret in held
	value := input.ProviderConfigurationInput[member][secret]
}

applies if count(places) > 0

written(value) if secrets.literal(value)

written(value) if secrets.known_form(value)

deny contains {"at": place.at, "facts": {"member": place.at[count(place.at) - 1]}} if {
	some place in places
	written(place.value)
}
