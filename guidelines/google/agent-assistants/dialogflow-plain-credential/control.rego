# For each of these members there is another one that names a version in Secret Manager. The value of a session parameter is no
# credential of the configuration. Values never leave this control.
package sekisho

webhook := [
	["genericWebService"],
	["serviceDirectory", "genericWebService"],
]

plain contains {"at": array.concat(base, ["password"]), "value": value} if {
	some base in webhook
	value := object.get(input, array.concat(base, ["password"]), null)
}

plain contains {"at": array.concat(base, ["oauthConfig", "clientSecret"]), "value": value} if {
	some base in webhook
	value := object.get(input, array.concat(base, ["oauthConfig", "clientSecret"]), null)
}

plain contains {"at": array.concat(base, ["requestHeaders", header]), "value": value} if {
	some base in webhook
	headers := object.get(input, array.concat(base, ["requestHeaders"]), {})
	is_object(headers)
	some header, value in headers
	regex.match(`(authorization|api-?key|subscription-key|secret|password|(^|-)token$|^cookie$)`, lower(header))
}

plain contains {"at": ["openApiSpec", "authentication", "apiKeyConfig", "apiKey"], "value": value} if {
	value := input.openApiSpec.authentication.apiKeyConfig.apiKey
}

plain contains {"at": ["openApiSpec", "authentication", "oauthConfig", "clientSecret"], "value": value} if {
	value := input.openApiSpec.authentication.oauthConfig.clientSecret
}

plain contains {"at": ["openApiSpec", "authentication", "bearerTokenConfig", "token"], "value": value} if {
	value := input.openApiSpec.authentication.bearerTokenConfig.token
}

empty(value) if trim_space(value) == ""

empty(value) if regex.match(`^((bearer|basic|token)\s+)?\$session\.`, lower(trim_space(value)))

deny contains {
	"at": found.at,
	"facts": {"setting": found.at[count(found.at) - 1]},
} if {
	some found in plain
	is_string(found.value)
	not empty(found.value)
}
