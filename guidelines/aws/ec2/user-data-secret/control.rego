# User data that holds a secret, as text or in its base64 form. The secret itself is never said.
package sekisho

import data.lib.secrets

deny contains {
	"at": ["UserData"],
	"facts": {"form": form},
} if {
	form := held(input.UserData)
}

deny contains {
	"at": ["LaunchTemplateData", "UserData"],
	"facts": {"form": form},
} if {
	form := held(input.LaunchTemplateData.UserData)
}

held(text) := min(secrets.forms_in(text))

held(text) := min(secrets.forms_in(base64.decode(text))) if count(secrets.forms_in(text)) == 0
