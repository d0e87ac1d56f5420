# The Gemini API for developers logs prompts for a time, also for those who pay. Whether Google approved a project for keeping
# nothing there, no API tells.
# That is wrong only for a company whose providers may keep nothing.
package sekisho

applies if endswith(lower(input.name), "/services/generativelanguage.googleapis.com")

deny contains {
	"at": ["state"],
	"facts": {"state": object.get(input, "state", null)},
} if {
	endswith(lower(input.name), "/services/generativelanguage.googleapis.com")
	data.workload.zero_data_retention == true
	not input.state == "DISABLED"
}
