# With a public IP address, an authorized network of everyone leaves only the password between the internet and the data.
# Demanding connectors switches the authorized networks off.
package sekisho

import data.lib.ports

deny contains {
	"at": ["settings", "ipConfiguration", "authorizedNetworks", i, "value"],
	"facts": {"network": network.value},
} if {
	not input.settings.ipConfiguration.ipv4Enabled == false
	input.settings.connectorEnforcement != "REQUIRED"
	some i, network in input.settings.ipConfiguration.authorizedNetworks
	ports.wide(network.value)
}
