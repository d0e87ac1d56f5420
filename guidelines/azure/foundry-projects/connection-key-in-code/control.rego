# A key that is written out in code is with everybody who reads the repository, its history or the state. No cloud answers it, so
# only code is judged. The names of custom keys are the company's own; one whose value is passed in is as it should be.
package sekisho

import data.lib.secrets

applies if input.properties.credentials

deny contains {
	"at": ["properties", "credentials", "key"],
	"facts": {"name": "key"},
} if {
	secrets.form("api_key", input.properties.credentials.key)
}

deny contains {
	"at": ["properties", "credentials", "keys", name],
	"facts": {"name": name},
} if {
	is_object(input.properties.credentials.keys)
	some name, value in input.properties.credentials.keys
	secrets.form("api_key", value)
}
