# A container is private unless publicAccess says otherwise; Blob opens every blob whose name is known, Container the list, too.
package sekisho

deny contains {
	"at": ["properties", "publicAccess"],
	"facts": {"value": object.get(input.properties, "publicAccess", null)},
} if {
	not input.properties.publicAccess == "None"
}
