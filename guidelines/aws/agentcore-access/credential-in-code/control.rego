# The API key or client secret of a provider, written out in code. The live API never answers with it, so this is asked of code alone.
package sekisho

import data.lib.secrets

providers := ["Atlassian", "Custom", "Github", "Google", "Included", "Linkedin", "Microsoft", "Salesforce", "Slack"]

places := {{"at": ["ApiKey"], "value": input.ApiKey} | input.ApiKey} | {{"at": ["Oauth2ProviderConfigInput", member, "ClientSecret"], "value": input.Oauth2ProviderConfigInput[member].ClientSecret} |
	some provider in providers
	member := concat("", [provider, "Oauth2ProviderConfig"])
	input.Oauth2ProviderConfigInput[member].ClientSecret
}

applies if count(places) > 0

deny contains {"at": place.at, "facts": {"member": place.at[count(place.at) - 1]}} if {
	some place in places
	secrets.literal(place.value)
}
