# An instance stays inside the VPC unless PubliclyAccessible is true.
package sekisho

deny contains {"at": ["PubliclyAccessible"], "facts": {"value": object.get(input, "PubliclyAccessible", null)}} if {
	not input.PubliclyAccessible == false
}
