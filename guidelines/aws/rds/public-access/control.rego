# A database is public when PubliclyAccessible says so. Where it is not said, the shape puts the name of the subnet group
# in its place: none (an empty name) and the account's default group mean public, one of the company's own does not.
package sekisho

deny contains {"at": ["PubliclyAccessible"], "facts": {"value": value, "subnet_group": subnet_group}} if {
	input.PubliclyAccessible in {true, "", "default"}
}

default value := null

value := input.PubliclyAccessible if is_boolean(input.PubliclyAccessible)

default subnet_group := null

subnet_group := "default" if input.PubliclyAccessible == "default"
