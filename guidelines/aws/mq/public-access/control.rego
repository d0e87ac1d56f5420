# A broker stays inside the VPC while PubliclyAccessible is false, the vendor's default.
package sekisho

deny contains {"at": ["PubliclyAccessible"], "facts": {"value": object.get(input, "PubliclyAccessible", null)}} if {
	not input.PubliclyAccessible == false
}
