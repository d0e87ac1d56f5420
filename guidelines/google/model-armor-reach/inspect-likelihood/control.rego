# VERY_LIKELY reports only what several strong signals speak for, and a number in a chat rarely has them. Without a minimum the
# service takes POSSIBLE. An inspection template that nobody read is no proof of anything, and no fault.
package sekisho

applies if count(inspections) > 0

named := input.filterConfig.sdpSettings.advancedConfig.inspectTemplate

# In code it is named by where it is written, or by its full name; in an answer by its name.
inspections contains template if {
	some id, template in data.snapshot["dlp.googleapis.com/InspectTemplate"]
	named in {id, template.name}
}

inspections contains template if {
	some _, template in data.snapshot["dlp.googleapis.com/InspectTemplate"]
	named == concat("/", [template.parent, "inspectTemplates", template.templateId])
}

inspections contains template if {
	some id, template in data.snapshot["dlp.googleapis.com/InspectTemplate"]
	not template.name
	id == named
}

short(template) := regex.replace(template.name, `^.*/`, "") if {
	template.name
} else := id if {
	id := template.templateId
}

# Types with a minimum of their own, of which the one for all others does not tell.
strict(template) := {type.infoType.name |
	some type in template.inspectConfig.minLikelihoodPerInfoType
	type.minLikelihood == "VERY_LIKELY"
}

strict_for_all(template) if {
	template.inspectConfig.minLikelihood == "VERY_LIKELY"
	bound_by_it(template)
}

# It counts for types without a minimum of their own, and for those that the service chooses where none is listed.
bound_by_it(template) if {
	some type in template.inspectConfig.infoTypes
	not type.name in own(template)
}

bound_by_it(template) if {
	some type in template.inspectConfig.customInfoTypes
	not type.infoType.name in own(template)
}

bound_by_it(template) if {
	count(template.inspectConfig.infoTypes) == 0
	count(template.inspectConfig.customInfoTypes) == 0
}

own(template) := {type.infoType.name |
	some type in template.inspectConfig.minLikelihoodPerInfoType
}

deny contains {
	"at": ["filterConfig", "sdpSettings", "advancedConfig", "inspectTemplate"],
	"facts": {"template": name, "types": []},
	"proven": true,
} if {
	some template in inspections
	name := short(template)
	strict_for_all(template)
}

deny contains {
	"at": ["filterConfig", "sdpSettings", "advancedConfig", "inspectTemplate"],
	"facts": {"template": name, "types": sort(types)},
	"proven": true,
} if {
	some template in inspections
	name := short(template)
	not strict_for_all(template)
	types := strict(template)
	count(types) > 0
}
