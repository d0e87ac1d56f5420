# The company says which models it has examined, by name or as name:version; * is any run of characters.
package sekisho

model := lower(trim_space(input.properties.model.name))

names contains model

names contains sprintf("%s:%s", [model, lower(input.properties.model.version)])

approved if {
	some pattern in data.workload.approved_models
	some name in names
	glob.match(lower(trim_space(pattern)), null, name)
}

# What is on the list in another version only is wrong in its version.
other_version if {
	some pattern in data.workload.approved_models
	glob.match(split(lower(trim_space(pattern)), ":")[0], null, model)
}

wrong := "version" if other_version

wrong := "name" if not other_version

deny contains {
	"at": ["properties", "model", wrong],
	"facts": {
		"model": input.properties.model.name,
		"version": object.get(input.properties.model, "version", null),
		"format": object.get(input.properties.model, "format", null),
	},
} if {
	not approved
	data.workload.approved_models
}
