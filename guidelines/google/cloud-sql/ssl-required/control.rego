# sslMode decides; requireSsl is its older form and counts only where sslMode is not set. Connectors always encrypt, so
# where they are the only way in there is nothing left to encrypt.
package sekisho

applies if input.settings

encrypted if input.settings.ipConfiguration.sslMode in {"ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"}

encrypted if {
	not input.settings.ipConfiguration.sslMode
	input.settings.ipConfiguration.requireSsl == true
}

encrypted if input.settings.connectorEnforcement == "REQUIRED"

setting := "requireSsl" if {
	not input.settings.ipConfiguration.sslMode
	input.settings.ipConfiguration.requireSsl == false
} else := "sslMode"

deny contains {
	"at": ["settings", "ipConfiguration", setting],
	"facts": {"setting": setting, "value": object.get(input, ["settings", "ipConfiguration", setting], null)},
} if {
	input.settings
	not encrypted
}
