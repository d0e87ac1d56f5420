# Without the setting an account takes its keys, which open everything in it and name no caller.
package sekisho

deny contains {
	"at": ["properties", "allowSharedKeyAccess"],
	"facts": {"value": object.get(input.properties, "allowSharedKeyAccess", null)},
} if {
	not input.properties.allowSharedKeyAccess == false
}
