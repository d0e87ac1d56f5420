# Subnets that Azure runs gateways, firewalls and route servers in take no group, and Bastion brings rules of its own.
package sekisho

applies if not own_rules

own_rules if {
	is_string(input.name)
	regex.match(`(^|/)(gatewaysubnet|azurefirewall(management)?subnet|azurebastionsubnet|routeserversubnet)$`, lower(input.name))
}

deny contains {
	"at": ["properties", "networkSecurityGroup", "id"],
	"facts": {},
} if {
	not own_rules
	not input.properties.networkSecurityGroup.id
}
