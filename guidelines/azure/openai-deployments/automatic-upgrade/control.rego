# Where rules ask for an examined model, it may not change by itself: the version is written down, and the deployment does not
# follow the default. Staying until the version expires is allowed, since nothing stays longer.
package sekisho

settled := {"NoAutoUpgrade", "OnceCurrentVersionExpired"}

deny contains {
	"at": ["properties", "versionUpgradeOption"],
	"facts": {
		"setting": "versionUpgradeOption",
		"value": object.get(input.properties, "versionUpgradeOption", null),
		"model": input.properties.model.name,
	},
} if {
	data.workload.regulated == true
	not input.properties.versionUpgradeOption in settled
}

versioned if {
	is_string(input.properties.model.version)
	trim_space(input.properties.model.version) != ""
}

deny contains {
	"at": ["properties", "model", "version"],
	"facts": {"setting": "model.version", "value": null, "model": input.properties.model.name},
} if {
	data.workload.regulated == true
	not versioned
}
