# Gemini on Vertex AI keeps prompts in a cache unless the project says otherwise. That is wrong only for a company whose
# providers may keep nothing.
package sekisho

deny contains {
	"at": ["disableCache"],
	"facts": {"retention": object.get(input, ["retentionConfig", "retentionType"], null)},
} if {
	data.workload.zero_data_retention == true
	not input.disableCache == true
}
