# A gateway has a firewall by a policy of its own, or by webApplicationFirewallConfiguration, which has to be enabled.
package sekisho

deny contains {
	"at": ["properties", "webApplicationFirewallConfiguration", "enabled"],
	"facts": {"value": object.get(input.properties, ["webApplicationFirewallConfiguration", "enabled"], null)},
} if {
	input.properties.firewallPolicy.id == ""
	not input.properties.webApplicationFirewallConfiguration.enabled == true
}
