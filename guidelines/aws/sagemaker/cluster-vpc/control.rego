# Instances of a HyperPod cluster are in the company's network when the cluster, or their group, names a VPC.
package sekisho

wide if count(input.VpcConfig.Subnets) > 0

groups := {{"at": [list, i], "name": object.get(group, "InstanceGroupName", null), "group": group} |
	some list in ["InstanceGroups", "RestrictedInstanceGroups"]
	is_array(input[list])
	some i, group in input[list]
}

own(group) if count(group.OverrideVpcConfig.Subnets) > 0

applies if count([one | some one in groups; own(one.group)]) >= 0

deny contains {"at": ["VpcConfig"], "facts": {"group": one.name}} if {
	not wide
	some one in groups
	not own(one.group)
}
