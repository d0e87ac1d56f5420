# The service forbids anonymous containers unless somebody allows them; the Terraform provider allows them unless somebody
# forbids it.
package sekisho

deny contains {
	"at": ["properties", "allowBlobPublicAccess"],
	"facts": {"value": value},
} if {
	value := object.get(input.properties, "allowBlobPublicAccess", false)
	not value == false
}
