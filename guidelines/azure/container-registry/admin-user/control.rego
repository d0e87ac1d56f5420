# The admin user is off unless somebody turns it on.
package sekisho

deny contains {
	"at": ["properties", "adminUserEnabled"],
	"facts": {"value": value},
} if {
	value := object.get(input.properties, "adminUserEnabled", false)
	not value == false
}
