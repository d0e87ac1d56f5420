# sslMode decides; requireSsl is its older form and counts only where sslMode is not set. Connectors always encrypt, so
# where they are the only way in there is nothing left to encrypt.
package sekisho

applies if input.settings

mode := object.get(input, ["settings", "ipConfiguration", "sslMode"], null)

deny contains {"at": ["settings", "ipConfiguration", "sslMode"], "facts": {"value": mode}} if {
	input.settings.connectorEnforcement != "REQUIRED"
	plain
}

plain if {
	mode != null
	not mode in {"ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"}
}

plain if {
	mode == null
	input.settings.ipConfiguration.requireSsl == false
}
