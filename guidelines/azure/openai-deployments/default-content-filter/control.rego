# A policy whose name begins with "Microsoft." is the vendor's: nobody can edit it, and it does not stop indirect attacks.
# A deployment without a name is reported by content-filter-named, whose test of the model this one shares: models that
# generate no text are not judged, nor is Claude (format Anthropic), which runs without the content filters of Azure.
package sekisho

applies if named

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

policy := input.properties.raiPolicyName

named if {
	trim_space(policy) != ""
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
	"facts": {"model": model, "policy": policy},
} if {
	named
	startswith(lower(trim_space(policy)), "microsoft.")
}
