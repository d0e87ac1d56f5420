# A key that is written out in code is with everybody who reads the repository, its history or the state. No cloud answers it, so
# only code is judged. The names of custom keys are the company's own, so all of them are read.
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
	some name in object.keys(input.properties.credentials.keys)
	secrets.form("api_key", input.properties.credentials.keys[name])
}
