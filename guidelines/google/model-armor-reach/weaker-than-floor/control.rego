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

demanded(setting) := {model_armor.strength(floor.filterConfig, setting) |
	some _, floor in data.snapshot["modelarmor.googleapis.com/FloorSetting"]
	model_armor.holder(floor) == concat("/", ["projects", project])
	floor.enableFloorSettingEnforcement == true
}

looser := "MEDIUM_AND_ABOVE"

deny contains {
	"at": ["filterConfig", "piAndJailbreakFilterSettings", "confidenceLevel"],
	"facts": {"filter": "piAndJailbreakFilterSettings", "value": looser, "project": project},
	"proven": true,
} if {
	input.filterConfig.piAndJailbreakFilterSettings.filterEnforcement == "ENABLED"
	input.filterConfig.piAndJailbreakFilterSettings.confidenceLevel == looser
	model_armor.rank.LOW_AND_ABOVE in demanded("piAndJailbreakFilterSettings")
}

deny contains {
	"at": ["filterConfig", "raiSettings", "raiFilters", i, "confidenceLevel"],
	"facts": {"filter": filter.filterType, "value": looser, "project": project},
	"proven": true,
} if {
	some i, filter in input.filterConfig.raiSettings.raiFilters
	filter.confidenceLevel == looser
	model_armor.rank.LOW_AND_ABOVE in demanded(filter.filterType)
}
