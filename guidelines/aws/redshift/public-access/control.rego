# A cluster is private unless PubliclyAccessible is true: since January 2025 that is the vendor's default.
package sekisho

deny contains {"at": ["PubliclyAccessible"], "facts": {"value": object.get(input, "PubliclyAccessible", null)}} if {
	not input.PubliclyAccessible == false
}
