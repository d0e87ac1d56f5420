# A model that the vendor is taking away answers errors one day, and one in preview changes at short notice. The list of a Region
# says where a model stands; what code declares has no Region yet and is not judged. Fine-tuned models are on no list: they go
# with the model that they come from, and their names do not say its version.
package sekisho

applies if listed

listed if {
	input.id
	not fine_tuned
}

fine_tuned if regex.match(`\.ft-|^ftchkpt-`, lower(input.properties.model.name))

unsettled := {"Deprecating", "Deprecated", "Legacy", "Preview"}

settled := {"GenerallyAvailable", "Stable"}

offered contains entry.model if {
	some _, entry in data.snapshot["Microsoft.CognitiveServices/locations/models"]
	lower(entry.model.name) == lower(input.properties.model.name)
	lower(entry.model.version) == lower(input.properties.model.version)
	lower(object.get(entry.model, "format", "")) == lower(object.get(input.properties.model, "format", ""))
}

deny contains {
	"at": ["properties", "model", "version"],
	"facts": {
		"model": input.properties.model.name,
		"version": input.properties.model.version,
		"status": model.lifecycleStatus,
		"until": object.get(model, ["deprecation", "inference"], null),
	},
	"proven": true,
} if {
	listed
	some model in offered
	model.lifecycleStatus in unsettled
}

# What is on no list that was read may be anything.
deny contains {
	"at": ["properties", "model", "version"],
	"facts": {
		"model": input.properties.model.name,
		"version": object.get(input.properties.model, "version", null),
		"status": null,
		"until": null,
	},
} if {
	listed
	not known
}

known if {
	some model in offered
	model.lifecycleStatus in settled | unsettled
}
