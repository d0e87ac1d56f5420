# A database is private when PubliclyAccessible is false. Where it is not said, the API decides by the subnet group:
# a group of the company's own keeps it private; without one only Aurora is.
package sekisho

deny contains {
	"at": ["PubliclyAccessible"],
	"facts": {
		"value": object.get(input, "PubliclyAccessible", null),
		"subnet_group": object.get(input, "DBSubnetGroupName", null),
	},
} if {
	not private
}

private if input.PubliclyAccessible == false

private if {
	not said
	input.DBSubnetGroupName != "default"
}

private if {
	not said
	not input.DBSubnetGroupName
	startswith(input.Engine, "aurora")
}

said if is_boolean(input.PubliclyAccessible)
