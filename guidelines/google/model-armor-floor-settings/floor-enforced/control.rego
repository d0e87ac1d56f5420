# A floor setting binds nobody until its enforcement is enabled; unset means false. One that screens no service and stands below
# an enforced one leaves its project to that, as every project does that has none of its own.
package sekisho

import data.lib.model_armor

# Its own enforcement settles most of it, whatever could not be read of projects and folders.
sees_unread := true

applies if not model_armor.inherits(input)

deny contains {
	"at": ["enableFloorSettingEnforcement"],
	"facts": {"value": object.get(input, "enableFloorSettingEnforcement", null)},
	"proven": proven,
} if {
	not input.enableFloorSettingEnforcement == true
}

# The one above may be enforced where nobody could read it.
default proven := true

proven := false if model_armor.perhaps_inherits(input)
