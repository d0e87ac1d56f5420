# Invocation logs hold what people really entered. Where that may be personal data, a model that was trained on them carries it along.
package sekisho

deny contains {
	"at": ["TrainingDataConfig", "InvocationLogsConfig"],
	"facts": {
		"model": input.ModelName,
		"source": object.get(input, ["TrainingDataConfig", "InvocationLogsConfig", "InvocationLogSource", "S3Uri"], null),
	},
} if {
	input.TrainingDataConfig.InvocationLogsConfig
	not data.workload.personal_data == []
}
