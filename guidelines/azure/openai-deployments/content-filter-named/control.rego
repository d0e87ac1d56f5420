# A deployment that generates text says which content filter it uses, even if that is the default of Microsoft.
# Models for embeddings, speech, images, video, ranking and page reading are told by their names and are not judged.
package sekisho

other_models := {
	"embed",
	"text-similarity-",
	"text-search-",
	"code-search-",
	"whisper",
	"transcribe",
	"tts",
	"dall-e",
	"image",
	"flux",
	"stable-diffusion",
	"sora",
	"rerank",
	"ocr",
	"document-ai",
}

model := input.properties.model.name

generates_no_text if {
	some part in other_models
	contains(lower(model), part)
}

deny contains {
	"at": ["properties", "raiPolicyName"],
	"facts": {"model": model},
} if {
	object.get(input.properties, "raiPolicyName", "") == ""
	model
	not generates_no_text
}
