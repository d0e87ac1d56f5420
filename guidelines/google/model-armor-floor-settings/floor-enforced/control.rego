# A floor setting binds nobody until its enforcement is enabled; unset means false.
package sekisho

deny contains {
	"at": ["enableFloorSettingEnforcement"],
	"facts": {"value": object.get(input, "enableFloorSettingEnforcement", null)},
} if {
	not input.enableFloorSettingEnforcement == true
}
