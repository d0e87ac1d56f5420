# A floor setting is compared with a template when that is created or changed, and never again. So an older template may ask for
# less than its project demands. Filters that are missing are found by their own guides, and HIGH by confidence-level.
package sekisho

import data.lib.model_armor

# In code the project is told by an argument, if at all.
project := model_armor.project(input.name) if {
	startswith(input.name, "projects/")
} else := named if {
	named := input.project
}

# The project goes by its id here and by its number there.
own contains concat("/", ["projects", project])

own contains held.name if {
	some _, held in data.snapshot["cloudresourcemanager.googleapis.com/Project"]
	held.projectId == project
}

own contains name if {
	some _, held in data.snapshot["cloudresourcemanager.googleapis.com/Project"]
	held.name == concat("/", ["projects", project])
	name := concat("/", ["projects", held.projectId])
}

# Its own floor setting counts if that is enforced, or else the next one above.
asking contains holder if {
	some holder in own
	holder in model_armor.enforcing
}

asking contains holder if {
	count(own & model_armor.enforcing) == 0
	some name in own
	holder := model_armor.above(name)
}

demands_most(holder, setting) if {
	some _, floor in data.snapshot["modelarmor.googleapis.com/FloorSetting"]
	model_armor.holder(floor) == holder
	model_armor.strength(floor.filterConfig, setting) == model_armor.rank.LOW_AND_ABOVE
}

looser := "MEDIUM_AND_ABOVE"

deny contains {
	"at": ["filterConfig", "piAndJailbreakFilterSettings", "confidenceLevel"],
	"facts": {"filter": "piAndJailbreakFilterSettings", "value": looser, "project": project, "holder": holder},
	"proven": true,
} if {
	input.filterConfig.piAndJailbreakFilterSettings.filterEnforcement == "ENABLED"
	input.filterConfig.piAndJailbreakFilterSettings.confidenceLevel == looser
	some holder in asking
	demands_most(holder, "piAndJailbreakFilterSettings")
}

deny contains {
	"at": ["filterConfig", "raiSettings", "raiFilters", i, "confidenceLevel"],
	"facts": {"filter": filter.filterType, "value": looser, "project": project, "holder": holder},
	"proven": true,
} if {
	some i, filter in input.filterConfig.raiSettings.raiFilters
	filter.confidenceLevel == looser
	some holder in asking
	demands_most(holder, filter.filterType)
}
