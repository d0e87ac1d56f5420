# Redaction and retention stand in security settings, and an agent that names none has no redaction. Whether its conversations
# hold personal data is a declared fact. An agent that logs nothing has nothing to redact.
package sekisho

applies if not keeps_nothing

# Logging settings that are there, and enable neither conversation history nor Cloud Logging.
keeps_nothing if {
	is_object(input.advancedSettings.loggingSettings)
	not input.advancedSettings.loggingSettings.enableInteractionLogging == true
	not input.advancedSettings.loggingSettings.enableStackdriverLogging == true
	not input.enableStackdriverLogging == true
}

named if trim_space(input.securitySettings) != ""

deny contains {
	"at": ["securitySettings"],
	"facts": {"data": data.workload.personal_data},
} if {
	count(data.workload.personal_data) > 0
	not named
}
