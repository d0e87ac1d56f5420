# An access configuration of a network interface is an external IP address, even an empty one. Templates keep their
# interfaces in `properties`.
package sekisho

facts(index, setting) := {"interface": sprintf("nic%d", [index]), "setting": setting}

deny contains {"at": ["networkInterfaces", i, "accessConfigs", 0], "facts": facts(i, "accessConfigs")} if {
	some i, interface in input.networkInterfaces
	count(interface.accessConfigs) > 0
}

deny contains {"at": ["networkInterfaces", i, "ipv6AccessConfigs", 0], "facts": facts(i, "ipv6AccessConfigs")} if {
	some i, interface in input.networkInterfaces
	count(interface.ipv6AccessConfigs) > 0
}

deny contains {"at": ["properties", "networkInterfaces", i, "accessConfigs", 0], "facts": facts(i, "accessConfigs")} if {
	some i, interface in input.properties.networkInterfaces
	count(interface.accessConfigs) > 0
}

deny contains {"at": ["properties", "networkInterfaces", i, "ipv6AccessConfigs", 0], "facts": facts(i, "ipv6AccessConfigs")} if {
	some i, interface in input.properties.networkInterfaces
	count(interface.ipv6AccessConfigs) > 0
}
