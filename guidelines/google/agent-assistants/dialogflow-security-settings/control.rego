# Redaction and retention stand in security settings, and an agent that names none has no redaction. Whether its conversations
# hold personal data is a declared fact.
package sekisho

named if trim_space(input.securitySettings) != ""

deny contains {
	"at": ["securitySettings"],
	"facts": {"data": data.workload.personal_data},
} if {
	count(data.workload.personal_data) > 0
	not named
}
