# Only Disabled keeps a notebook's traffic inside the VPC; Enabled is the vendor's default.
package sekisho

deny contains {"at": ["DirectInternetAccess"], "facts": {"value": object.get(input, "DirectInternetAccess", null)}} if {
	not input.DirectInternetAccess == "Disabled"
}
