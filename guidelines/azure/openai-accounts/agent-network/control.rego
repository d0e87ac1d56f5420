# Agents of a Foundry account run in the vendor's network and reach any host, unless the account injects them into a subnet of
# one's own or a managed network. Only an account that may have projects has agents.
package sekisho

applies if foundry

foundry if {
	input.kind == "AIServices"
	input.properties.allowProjectManagement == true
}

injected if {
	is_array(input.properties.networkInjections)
	some injection in input.properties.networkInjections
	lower(injection.scenario) == "agent"
	in_network(injection)
}

in_network(injection) if trim_space(injection.subnetArmId) != ""

in_network(injection) if injection.useMicrosoftManagedNetwork == true

deny contains {
	"at": ["properties", "networkInjections"],
	"facts": {"count": count(object.get(input.properties, "networkInjections", []))},
} if {
	foundry
	not injected
}
