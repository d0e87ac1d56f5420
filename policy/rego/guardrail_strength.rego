# How strongly a guardrail protects, item by item, so that two states of one guardrail can be compared.
#
# Words are left out: a list of thousands changes with the business. So are patterns and definitions, whose strength cannot
# be told from their text, and whether something is blocked or masked, because both protect.
package lib.guardrail_strength

# What protects less in one configuration than in another, as names to be shown.
weaker(here, there) := sort({item |
	reached := levels(here)
	some [item, level] in levels(there)
	level > 0
	not reaches(reached, item, level)
} | lost(here, there))

reaches(reached, item, level) if {
	some [name, height] in reached
	name == item
	height >= level
}

# Pairs of an item and how strongly it protects. What does not act has none.
levels(config) := (((sided_filters(config) | entries(config)) | checks(config)) | tiers(config))

strengths := {"NONE": 0, "LOW": 1, "MEDIUM": 2, "HIGH": 3}

sides := [
	{
		"name": "input",
		"strength": "InputStrength",
		"action": "InputAction",
		"enabled": "InputEnabled",
		"modalities": "InputModalities",
	},
	{
		"name": "output",
		"strength": "OutputStrength",
		"action": "OutputAction",
		"enabled": "OutputEnabled",
		"modalities": "OutputModalities",
	},
]

sided_filters(config) := {[item, level] |
	filter := config.ContentPolicyConfig.FiltersConfig[_]
	some side in sides
	acting(filter, side, {"BLOCK"})
	not without_output(filter.Type, side.name)
	is_array(filter[side.modalities])
	some modality in filter[side.modalities]
	item := sprintf("%s (%s)", [filter.Type, shown(side.name, modality)])
	level := strengths[filter[side.strength]]
}

# Text is what a filter reads unless it is told otherwise, so only other modalities are named.
shown(side, "TEXT") := side

shown(side, modality) := sprintf("%s, %s", [side, modality]) if modality != "TEXT"

# The service has no output side of PROMPT_ATTACK.
without_output(type, side) if {
	type == "PROMPT_ATTACK"
	side == "output"
}

acting(entry, side, actions) if {
	entry[side.action] in actions
	entry[side.enabled] == true
}

# Topics and patterns have names of the company's own. One that is gone may only be called otherwise, as long as there are
# no fewer of them.
lost(here, there) := {item |
	some place in [
		["TopicPolicyConfig", "TopicsConfig"],
		["SensitiveInformationPolicyConfig", "RegexesConfig"],
	]
	some side in sides
	before := named(there, place, side)
	after := named(here, place, side)
	some name in before - after
	gone(name, config_names(here, place), count(before) - count(after))
	item := sprintf("%s (%s)", [name, side.name])
}

# It is still there and no longer acts, or there are fewer than before.
gone(name, names, _) if name in names

gone(_, _, fewer) if fewer > 0

config_names(config, place) := {entry.Name | entry := config[place[0]][place[1]][_]}

named(config, place, side) := {entry.Name |
	entry := config[place[0]][place[1]][_]
	acting(entry, side, {"BLOCK", "ANONYMIZE"})
}

# Managed lists and types: each side acts or does not.
entries(config) := {[item, 1] |
	some place in [
		["WordPolicyConfig", "ManagedWordListsConfig", "Type"],
		["SensitiveInformationPolicyConfig", "PiiEntitiesConfig", "Type"],
	]
	entry := config[place[0]][place[1]][_]
	some side in sides
	acting(entry, side, {"BLOCK", "ANONYMIZE"})
	label := entry[place[2]]
	item := sprintf("%s (%s)", [label, side.name])
}

checks(config) := {[item, level] |
	check := config.ContextualGroundingPolicyConfig.FiltersConfig[_]
	check.Action == "BLOCK"
	check.Enabled == true
	item := check.Type
	level := check.Threshold
}

tiers(config) := {[item, 1] |
	some place in [
		["ContentPolicyConfig", "ContentFiltersTierConfig"],
		["TopicPolicyConfig", "TopicsTierConfig"],
		["ContextualGroundingPolicyConfig", "GroundingTierConfig"],
	]
	config[place[0]][place[1]].TierName == "STANDARD"
	item := sprintf("%s TierName", [place[0]])
}
