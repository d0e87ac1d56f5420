# Nodes get external IP addresses where internalIpOnly is false, and by default with image versions before 2.2.
package sekisho

applies if not input.virtualClusterConfig

setting := object.get(input, ["config", "gceClusterConfig", "internalIpOnly"], null)

deny contains {"at": ["config", "gceClusterConfig", "internalIpOnly"], "facts": {"value": setting, "image": null}} if {
	not input.virtualClusterConfig
	setting != null
	setting != true
}

deny contains {"at": ["config", "gceClusterConfig", "internalIpOnly"], "facts": {"value": null, "image": image}} if {
	not input.virtualClusterConfig
	setting == null
	image := input.config.softwareConfig.imageVersion
	regex.match(`^(0|1|2\.[01])([^0-9]|$)`, image)
}
