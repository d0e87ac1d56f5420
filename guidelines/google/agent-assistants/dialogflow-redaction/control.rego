# Security settings redact only with REDACT_WITH_SERVICE, and only in the scope that they name: unspecified is none. Without an
# inspection template the service looks for types of its own choice. Whether conversations hold personal data is a declared fact.
package sekisho

deny contains {
	"at": ["redactionStrategy"],
	"facts": {"setting": "redactionStrategy", "data": data.workload.personal_data},
} if {
	count(data.workload.personal_data) > 0
	not redacts
}

deny contains {
	"at": ["redactionScope"],
	"facts": {"setting": "redactionScope", "data": data.workload.personal_data},
} if {
	count(data.workload.personal_data) > 0
	redacts
	not input.redactionScope == "REDACT_DISK_STORAGE"
}

deny contains {
	"at": ["inspectTemplate"],
	"facts": {"setting": "inspectTemplate", "data": data.workload.personal_data},
} if {
	count(data.workload.personal_data) > 0
	redacts
	not inspects
}

redacts if input.redactionStrategy == "REDACT_WITH_SERVICE"

inspects if trim_space(input.inspectTemplate) != ""
