# A tag can be moved to another image; a digest is the image.
package sekisho

deny contains {
	"at": ["spec", "containerSpec", "imageUri"],
	"facts": {"image": input.spec.containerSpec.imageUri},
} if {
	input.spec.containerSpec.imageUri
	not pinned(input.spec.containerSpec.imageUri)
}

deny contains {
	"at": ["modelConfig", "containerSpec", "imageUri"],
	"facts": {"image": input.modelConfig.containerSpec.imageUri},
} if {
	input.modelConfig.containerSpec.imageUri
	not pinned(input.modelConfig.containerSpec.imageUri)
}

pinned(image) if regex.match(`@sha256:[0-9a-f]{64}$`, image)

applies if input.spec.containerSpec

applies if input.modelConfig.containerSpec
