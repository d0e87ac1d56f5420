# A cluster is encrypted unless Encrypted is false: since January 2025 that is the vendor's default.
package sekisho

deny contains {"at": ["Encrypted"], "facts": {"value": object.get(input, "Encrypted", null)}} if {
	not input.Encrypted == true
}
