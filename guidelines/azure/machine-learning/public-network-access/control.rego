# A workspace or hub is reached from everywhere unless publicNetworkAccess is Disabled, or rules name the addresses that may
# connect. A project has the networks of its hub.
package sekisho

import data.lib.ports

applies if not input.kind == "Project"

reachable if {
	not input.kind == "Project"
	not input.properties.publicNetworkAccess == "Disabled"
}

value := object.get(input.properties, "publicNetworkAccess", null)

# Who writes no rules lets everyone in, unless there is a list of addresses.
deny contains {"at": ["properties", "publicNetworkAccess"], "facts": {"range": null, "value": value}} if {
	reachable
	input.properties.networkAcls == {}
	count(input.properties.ipAllowlist) == 0
}

deny contains {"at": ["properties", "publicNetworkAccess"], "facts": {"range": null, "value": value}} if {
	reachable
	input.properties.networkAcls.defaultAction != "Deny"
}

deny contains {"at": ["properties", "networkAcls", "defaultAction"], "facts": {"range": null, "value": value}} if {
	reachable
	input.properties.networkAcls != {}
	not input.properties.networkAcls.defaultAction
}

deny contains {"at": ["properties", "networkAcls", "ipRules", i, "value"], "facts": {"range": rule.value, "value": value}} if {
	reachable
	input.properties.networkAcls.defaultAction == "Deny"
	some i, rule in input.properties.networkAcls.ipRules
	ports.wide(rule.value)
}

deny contains {"at": ["properties", "ipAllowlist", i], "facts": {"range": range, "value": value}} if {
	reachable
	some i, range in input.properties.ipAllowlist
	ports.wide(range)
}
