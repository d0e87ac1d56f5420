# Queries are signed and verified only when IAM authentication is on; the vendor's default is off.
package sekisho

deny contains {"at": ["IamAuthEnabled"], "facts": {"value": object.get(input, "IamAuthEnabled", null)}} if {
	not input.IamAuthEnabled == true
}
