# Of two enforced floor settings the one further down counts, also where it asks for less. Who holds what is told by the parents
# of projects and folders, up to five levels; code does not tell it.
package sekisho

import data.lib.model_armor

applies if above

holder := trim_suffix(input.name, "/locations/global/floorSetting") if is_string(input.name)

floors := [{"holder": name, "filters": floor.filterConfig} |
	some _, floor in data.snapshot["modelarmor.googleapis.com/FloorSetting"]
	floor.enableFloorSettingEnforcement == true
	name := model_armor.holder(floor)
]

# The floor setting that would count if this one did not.
above := parent if parent := model_armor.above(holder)

# This setting's own filters are compared by name, so that what could not be read of them stays open.
weaker := [setting |
	filters := object.get(input, "filterConfig", {})
	is_object(filters)
	some setting in model_armor.compared
	some floor in floors
	floor.holder == above
	model_armor.strength(filters, setting) < model_armor.strength(floor.filters, setting)
]

deny contains {
	"at": ["filterConfig"],
	"facts": {"holder": holder, "above": above, "weaker": weaker},
	"proven": true,
} if {
	input.enableFloorSettingEnforcement == true
	count(weaker) > 0
}
