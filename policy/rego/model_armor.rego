# Model Armor: how strict a filter configuration is, which project a name belongs to, and whose floor setting counts there.
package lib.model_armor

# The order of the levels is inverted: LOW_AND_ABOVE matches most, HIGH only what is nearly certain.
rank := {"LOW_AND_ABOVE": 3, "MEDIUM_AND_ABOVE": 2, "HIGH": 1}

harms := ["SEXUALLY_EXPLICIT", "HATE_SPEECH", "HARASSMENT", "DANGEROUS"]

# How strict a configuration is about one thing, 0 being not at all. Of a category that is listed twice the stricter counts.
strength(config, setting) := strictest if {
	injection := {level |
		setting == "piAndJailbreakFilterSettings"
		config.piAndJailbreakFilterSettings.filterEnforcement == "ENABLED"
		level := rank[config.piAndJailbreakFilterSettings.confidenceLevel]
	}
	uri := {1 |
		setting == "maliciousUriFilterSettings"
		config.maliciousUriFilterSettings.filterEnforcement == "ENABLED"
	}
	harm := {level |
		is_array(config.raiSettings.raiFilters)
		some filter in config.raiSettings.raiFilters
		filter.filterType == setting
		level := rank[filter.confidenceLevel]
	}
	strictest := max(({0} | injection) | (uri | harm))
}

# What floor settings ask of templates and of each other. They do not compare sensitive data.
compared := array.concat(["piAndJailbreakFilterSettings", "maliciousUriFilterSettings"], harms)

# Whose a floor setting is: projects/…, folders/… or organizations/…, from an answer or from code.
holder(floor) := trim_suffix(floor.name, "/locations/global/floorSetting") if {
	endswith(floor.name, "/locations/global/floorSetting")
} else := parent if {
	parent := floor.parent
}

# The project in a resource name, be it an id or a number.
project(name) := split(name, "/")[1] if startswith(name, "projects/")

# Who holds what, as far as projects and folders were read. A project goes by its number and by its id.
parents[name] := held.parent if {
	some _, held in data.snapshot["cloudresourcemanager.googleapis.com/Project"]
	startswith(held.name, "projects/")
	some name in {held.name, concat("/", ["projects", held.projectId])}
}

parents[folder.name] := folder.parent if {
	some _, folder in data.snapshot["cloudresourcemanager.googleapis.com/Folder"]
	startswith(folder.name, "folders/")
}

grandparents[name] := ancestor if {
	some name, parent in parents
	ancestor := parents[parent]
}

third[name] := ancestor if {
	some name, parent in grandparents
	ancestor := parents[parent]
}

fourth[name] := ancestor if {
	some name, parent in third
	ancestor := parents[parent]
}

fifth[name] := ancestor if {
	some name, parent in fourth
	ancestor := parents[parent]
}

# What holds it, directly or not, up to five levels.
ancestors(name) := {ancestor |
	some level in [parents, grandparents, third, fourth, fifth]
	ancestor := level[name]
}

# Whose floor settings are enforced.
enforcing contains name if {
	some _, floor in data.snapshot["modelarmor.googleapis.com/FloorSetting"]
	floor.enableFloorSettingEnforcement == true
	name := holder(floor)
}

# Whose floor setting would count for this one if it had none of its own.
above(name) := parents[name] if {
	parents[name] in enforcing
} else := grandparents[name] if {
	grandparents[name] in enforcing
} else := third[name] if {
	third[name] in enforcing
} else := fourth[name] if {
	fourth[name] in enforcing
} else := fifth[name] if {
	fifth[name] in enforcing
}

# Whether a floor setting leaves everything to an enforced one above it: it binds no template and screens no service.
inherits(floor) if {
	not floor.enableFloorSettingEnforcement == true
	count(floor.integratedServices) == 0
	name := holder(floor)
	above(name)
}

# Whether it would leave everything to one above it that nobody could read. Only controls that see what is unread can ask.
perhaps_inherits(floor) if {
	not floor.enableFloorSettingEnforcement == true
	count(floor.integratedServices) == 0
	name := holder(floor)
	some ancestor in ancestors(name)
	ancestor in unread
}

unread contains name if {
	some id, floor in data.snapshot["modelarmor.googleapis.com/FloorSetting"]
	not is_boolean(floor.enableFloorSettingEnforcement)
	name := trim_suffix(trim_prefix(id, "//modelarmor.googleapis.com/"), "/locations/global/floorSetting")
}
