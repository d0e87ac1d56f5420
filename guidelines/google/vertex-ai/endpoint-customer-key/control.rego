# Without a key of one's own, Google's keys encrypt, and there is nothing to disable.
package sekisho

# What is deployed from Model Garden in one step takes no key in code.
applies if not garden

garden if input.publisherModelName

garden if input.huggingFaceModelId

deny contains {
	"at": ["encryptionSpec", "kmsKeyName"],
	"facts": {"value": object.get(input, ["encryptionSpec", "kmsKeyName"], null)},
} if {
	trim_space(object.get(input, ["encryptionSpec", "kmsKeyName"], "")) == ""
}
