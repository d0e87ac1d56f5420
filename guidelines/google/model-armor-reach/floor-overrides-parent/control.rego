# Of two enforced floor settings the one further down counts, also where it asks for less. Who holds what is told by the parents
# of projects and folders, up to five levels; code does not tell it.
package sekisho

import data.lib.model_armor

applies if above

holder := trim_suffix(input.name, "/locations/global/floorSetting") if is_string(input.name)

parents[name] := project.parent if {
	some _, project in data.snapshot["cloudresourcemanager.googleapis.com/Project"]
	startswith(project.name, "projects/")
	some name in {project.name, concat("/", ["projects", project.projectId])}
}

parents[folder.name] := folder.parent if {
	some _, folder in data.snapshot["cloudresourcemanager.googleapis.com/Folder"]
	startswith(folder.name, "folders/")
}

floors := [{"holder": model_armor.holder(floor), "filters": floor.filterConfig} |
	some _, floor in data.snapshot["modelarmor.googleapis.com/FloorSetting"]
	floor.enableFloorSettingEnforcement == true
]

enforced contains floor.holder if some floor in floors

first := parent if parent := parents[holder]

second := parent if parent := parents[first]

third := parent if parent := parents[second]

fourth := parent if parent := parents[third]

fifth := parent if parent := parents[fourth]

# The floor setting that would count if this one did not.
above := first if {
	first in enforced
} else := second if {
	second in enforced
} else := third if {
	third in enforced
} else := fourth if {
	fourth in enforced
} else := fifth if {
	fifth in enforced
}

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
