# A key in the query is a part of the URL, which servers and proxies write into their logs.
package sekisho

applies if count(keys) > 0

keys := {i |
	is_array(input.CredentialProviderConfigurations)
	some i, one in input.CredentialProviderConfigurations
	is_object(one.CredentialProvider.ApiKeyCredentialProvider)
}

deny contains {
	"at": ["CredentialProviderConfigurations", i, "CredentialProvider", "ApiKeyCredentialProvider", "CredentialLocation"],
	"facts": {"parameter": object.get(key, "CredentialParameterName", null)},
} if {
	some i in keys
	key := input.CredentialProviderConfigurations[i].CredentialProvider.ApiKeyCredentialProvider
	key.CredentialLocation
	not key.CredentialLocation == "HEADER"
}
