# Conversations are kept for 365 days unless the app says otherwise, as people said them unless redaction is enabled. Whether they
# hold personal data is a declared fact.
package sekisho

applies if history

applies if logged

history if not input.loggingSettings.conversationLoggingSettings.disableConversationLogging == true

logged if input.loggingSettings.cloudLoggingSettings.enableCloudLogging == true

default kept := false

kept if history

deny contains {
	"at": ["loggingSettings", "redactionConfig", "enableRedaction"],
	"facts": {
		"data": data.workload.personal_data,
		"history": kept,
		"window": object.get(input, ["loggingSettings", "conversationLoggingSettings", "retentionWindow"], null),
	},
} if {
	count(data.workload.personal_data) > 0
	not input.loggingSettings.redactionConfig.enableRedaction == true
}
