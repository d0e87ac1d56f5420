# A replication instance is private only when PubliclyAccessible is false; the API's default is true.
package sekisho

deny contains {"at": ["PubliclyAccessible"], "facts": {"value": object.get(input, "PubliclyAccessible", null)}} if {
	not input.PubliclyAccessible == false
}
