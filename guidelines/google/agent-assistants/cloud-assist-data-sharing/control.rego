# With such a setting Google keeps prompts and answers of Gemini Cloud Assist for up to two years to improve its products; by
# default it looks at none. Whether providers may keep anything is a declared fact.
package sekisho

deny contains {
	"at": [member],
	"facts": {"setting": member},
} if {
	data.workload.zero_data_retention == true
	some member in ["enableDataSharing", "enablePreviewDataSharing"]
	not input[member] == false
}
