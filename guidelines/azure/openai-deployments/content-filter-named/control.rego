# A deployment that generates text says which content filter it uses; without a name it silently follows the default of Microsoft.
# Not judged are models for embeddings, speech, images, video, ranking and page reading, told by their names, and Claude
# (format Anthropic), which runs without the content filters of Azure whatever is named.
package sekisho

applies if generates_text

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

generates_text if {
	is_string(model)
	not generates_no_text
	not lower(input.properties.model.format) == "anthropic"
}

generates_no_text if {
	some part in other_models
	contains(lower(model), part)
}

deny contains {
	"at": ["properties", "raiPolicyName"],
	"facts": {"model": model},
} if {
	generates_text
	trim_space(object.get(input.properties, "raiPolicyName", "")) == ""
}
