# Instances of a HyperPod cluster are in the company's network when the cluster, or their group, names a VPC.
package sekisho

wide if count(input.VpcConfig.Subnets) > 0

groups contains group if {
	is_array(input.InstanceGroups)
	some group in input.InstanceGroups
}

groups contains group if {
	is_array(input.RestrictedInstanceGroups)
	some group in input.RestrictedInstanceGroups
}

own(group) if count(group.OverrideVpcConfig.Subnets) > 0

# Always true, and rests on the groups: a network of a group that could not be seen is no fault of the cluster.
applies if count([group | some group in groups; own(group)]) >= 0

deny contains {"at": ["VpcConfig"], "facts": {"group": object.get(group, "InstanceGroupName", null)}} if {
	not wide
	some group in groups
	not own(group)
}
