# Model Armor reads templates of Sensitive Data Protection only where it runs itself; one from elsewhere makes the filter fail or
# be skipped. A reference in code says nothing about its place, unless what it refers to stands in the same code.
package sekisho

applies if count(named) > 0

named[member] := value if {
	some member in ["inspectTemplate", "deidentifyTemplate"]
	value := input.filterConfig.sdpSettings.advancedConfig[member]
	trim_space(value) != ""
}

# In code the place of the template is an argument; in an answer it is in the name.
place := lower(input.location)

place := lower(split(input.name, "/")[3]) if {
	not input.location
	startswith(input.name, "projects/")
}

elsewhere(value) if {
	parts := split(lower(value), "/")
	count(parts) == 6
	parts[2] == "locations"
	not same(parts[3])
}

# The form without a location is that of the place `global`.
elsewhere(value) if {
	parts := split(lower(value), "/")
	count(parts) == 4
	parts[0] in {"projects", "organizations"}
	parts[2] in {"inspecttemplates", "deidentifytemplates"}
	not place == "global"
}

elsewhere(value) if {
	template := data.snapshot["dlp.googleapis.com/InspectTemplate"][value]
	parts := split(lower(template.parent), "/")
	parts[2] == "locations"
	not same(parts[3])
}

# A parent without a location is that of the place `global`, too.
elsewhere(value) if {
	template := data.snapshot["dlp.googleapis.com/InspectTemplate"][value]
	count(split(template.parent, "/")) == 2
	not place == "global"
}

same(location) if location == place

# Model Armor's name for the European Union is `eu`, that of Sensitive Data Protection `europe`.
same("europe") if place == "eu"

deny contains {
	"at": ["filterConfig", "sdpSettings", "advancedConfig", member],
	"facts": {"setting": member, "value": value, "place": place},
	"proven": true,
} if {
	some member, value in named
	elsewhere(value)
}
