# Conversations are kept for 365 days unless the app says otherwise, as people said them unless redaction is enabled; what it looks
# for without an inspection template is not documented. Exports and recordings that are called unredacted are so in any case.
# Whether conversations hold personal data is a declared fact.
package sekisho

applies if history

applies if count(copies) > 0

applies if count(raw) > 0

logging := input.loggingSettings

history if not logging.conversationLoggingSettings.disableConversationLogging == true

copies contains "Cloud Logging" if logging.cloudLoggingSettings.enableCloudLogging == true

copies contains "BigQuery" if logging.bigqueryExportSettings.enabled == true

copies contains "Cloud Storage" if named(logging.audioRecordingConfig.gcsBucket)

raw contains ["unredactedBigqueryExportSettings", "enabled"] if logging.unredactedBigqueryExportSettings.enabled == true

raw contains ["unredactedAudioRecordingConfig", "gcsBucket"] if named(logging.unredactedAudioRecordingConfig.gcsBucket)

named(value) if trim_space(value) != ""

default kept := false

kept if history

facts(setting) := {
	"setting": setting,
	"data": data.workload.personal_data,
	"history": kept,
	"copies": sort(copies),
	"window": object.get(input, ["loggingSettings", "conversationLoggingSettings", "retentionWindow"], null),
}

deny contains {
	"at": ["loggingSettings", "redactionConfig", "enableRedaction"],
	"facts": facts("enableRedaction"),
} if {
	count(data.workload.personal_data) > 0
	left_behind
	not redacts
}

deny contains {
	"at": ["loggingSettings", "redactionConfig", "inspectTemplate"],
	"facts": facts("inspectTemplate"),
} if {
	count(data.workload.personal_data) > 0
	left_behind
	redacts
	not named(logging.redactionConfig.inspectTemplate)
}

deny contains {
	"at": array.concat(["loggingSettings"], place),
	"facts": facts(place[0]),
} if {
	count(data.workload.personal_data) > 0
	some place in raw
}

left_behind if history

left_behind if count(copies) > 0

redacts if logging.redactionConfig.enableRedaction == true
