# A deployment that generates text says which content filter it uses; without a name it silently follows the default of Microsoft.
# Not judged are models for embeddings, speech, images, video, ranking and page reading, told by their names, and Claude
# (format Anthropic), which runs without the content filters of Azure whatever is named.
package sekisho

import data.lib.rai

applies if generates_text

generates_text if rai.filtered_text(input)

deny contains {
	"at": ["properties", "raiPolicyName"],
	"facts": {"model": input.properties.model.name},
} if {
	generates_text
	trim_space(object.get(input.properties, "raiPolicyName", "")) == ""
}
