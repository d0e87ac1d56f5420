# Where rules ask for an examined model, it may not change by itself: the version is written down, and the deployment does not
# follow the default. Staying until the version expires is allowed, since nothing stays longer. A provisioned deployment never
# follows by itself.
package sekisho

settled := {"NoAutoUpgrade", "OnceCurrentVersionExpired"}

stays if input.properties.versionUpgradeOption in settled

stays if contains(lower(input.sku.name), "provisioned")

# What would prove that the version stays.
place := ["properties", "versionUpgradeOption"] if is_string(input.sku.name)

place := ["sku", "name"] if not is_string(input.sku.name)

deny contains {
	"at": place,
	"facts": {
		"setting": "versionUpgradeOption",
		"value": object.get(input.properties, "versionUpgradeOption", null),
		"model": input.properties.model.name,
	},
} if {
	data.workload.regulated == true
	not stays
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
