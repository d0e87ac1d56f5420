# A database is public when PubliclyAccessible says so. Where it is not said, the API decides by the subnet group: one of
# the company's own keeps it private; without one, or with the account's default one, only Aurora without a group is.
# The shape has an empty name for what has no group or no engine, so that what could not be read stays apart from that.
package sekisho

deny contains {"at": ["PubliclyAccessible"], "facts": {"value": value, "subnet_group": subnet_group}} if public

public if input.PubliclyAccessible == true

public if {
	not said
	input.DBSubnetGroupName == "default"
}

public if {
	not said
	input.DBSubnetGroupName == ""
	is_string(input.Engine)
	not aurora
}

aurora if startswith(input.Engine, "aurora")

said if is_boolean(input.PubliclyAccessible)

value := object.get(input, "PubliclyAccessible", null)

default subnet_group := null

subnet_group := input.DBSubnetGroupName if input.DBSubnetGroupName != ""
