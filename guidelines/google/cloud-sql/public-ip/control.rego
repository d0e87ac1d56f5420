# An instance has a public IP address unless that is switched off. Where everyone may connect to it, the guide
# public-networks says so.
package sekisho

import data.lib.ports

applies if input.settings

everyone if {
	some network in input.settings.ipConfiguration.authorizedNetworks
	ports.wide(network.value)
}

deny contains {
	"at": ["settings", "ipConfiguration", "ipv4Enabled"],
	"facts": {"value": object.get(input, ["settings", "ipConfiguration", "ipv4Enabled"], null)},
} if {
	input.settings
	not input.settings.ipConfiguration.ipv4Enabled == false
	not everyone
}
