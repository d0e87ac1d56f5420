# Without modalities a template scans text alone; MODALITY_UNSPECIFIED scans everything. Which modalities a workload takes is a
# declared fact.
package sekisho

images_scanned if "MODALITY_IMAGE" in input.templateMetadata.modalities

images_scanned if "MODALITY_UNSPECIFIED" in input.templateMetadata.modalities

# Anything else is images, or may hold some.
without_images := {"text", "audio", "video"}

images_handled if {
	some modality in data.workload.modalities
	not lower(modality) in without_images
}

deny contains {
	"at": ["templateMetadata", "modalities"],
	"facts": {"modalities": object.get(input, ["templateMetadata", "modalities"], [])},
} if {
	images_handled
	not images_scanned
}
