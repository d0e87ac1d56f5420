# Whose model is deployed stands in its name: publishers/meta/models/… of Model Garden, meta-llama/… of Hugging Face. Which
# publishers are approved, no cloud knows.
package sekisho

applies if model

model := input.publisherModelName if input.publisherModelName

model := input.huggingFaceModelId if {
	input.huggingFaceModelId
	not input.publisherModelName
}

publisher := split(model, "/")[1] if input.publisherModelName

publisher := split(model, "/")[0] if not input.publisherModelName

place := ["publisherModelName"] if input.publisherModelName

place := ["huggingFaceModelId"] if not input.publisherModelName

deny contains {
	"at": place,
	"facts": {"model": model, "publisher": publisher},
} if {
	is_array(data.workload.approved_publishers)
	not lower(publisher) in {lower(approved) | some approved in data.workload.approved_publishers}
}
