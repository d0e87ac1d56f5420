# Model Armor: how strict a filter configuration is, and which project a name belongs to.
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
