# An instance has a public IP address unless that is switched off.
package sekisho

applies if input.settings

deny contains {
	"at": ["settings", "ipConfiguration", "ipv4Enabled"],
	"facts": {"value": object.get(input, ["settings", "ipConfiguration", "ipv4Enabled"], null)},
} if {
	input.settings
	not input.settings.ipConfiguration.ipv4Enabled == false
}
