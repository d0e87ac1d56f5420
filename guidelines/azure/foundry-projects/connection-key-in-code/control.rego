# A key that is written out in code is with everybody who reads the repository, its history or the state. No cloud answers it, so
# only code is judged. The names of custom keys are the company's own; some only say where the destination is.
package sekisho

import data.lib.secrets

applies if input.properties.credentials

# The members of all kinds of credentials that are secret.
members := [
	"key",
	"pat",
	"sas",
	"secretAccessKey",
	"clientSecret",
	"password",
	"securityToken",
	"refreshToken",
	"developerToken",
]

deny contains {
	"at": ["properties", "credentials", name],
	"facts": {"name": name},
} if {
	some name in members
	secrets.form("api_key", input.properties.credentials[name])
}

describes(name) if regex.match(
	`(^|[^a-z0-9])(region|location|endpoint|url|uri|host|hostname|version|model|deployment|type|scope|audience|(client|tenant|app|project|resource)[^a-z0-9]?id)$`,
	secrets.plain(name),
)

deny contains {
	"at": ["properties", "credentials", "keys", name],
	"facts": {"name": name},
} if {
	is_object(input.properties.credentials.keys)
	some name, value in input.properties.credentials.keys
	secrets.form("api_key", value)
	not public(name, value)
}

public(name, value) if {
	describes(name)
	not secrets.known_form(value)
}
