# Without RBAC whoever reaches the API server with a credential of the cluster may do everything. It cannot be turned on
# later. The Terraform provider turns it on unless told otherwise; a template has to say so.
package sekisho

deny contains {
	"at": ["properties", "enableRBAC"],
	"facts": {"value": object.get(input.properties, "enableRBAC", null)},
} if {
	not input.properties.enableRBAC == true
}
