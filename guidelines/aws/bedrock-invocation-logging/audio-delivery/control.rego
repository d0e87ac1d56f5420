# A log without audio does not show the instructions that were hidden in it. Only companies that use models for audio are concerned.
# A Region without LoggingConfig writes no log at all; logging-enabled reports it.
package sekisho

applies if is_object(input.ModelInvocationLogging.LoggingConfig)

default value := null

value := input.ModelInvocationLogging.LoggingConfig.AudioDataDeliveryEnabled

deny contains {
	"at": ["ModelInvocationLogging", "LoggingConfig", "AudioDataDeliveryEnabled"],
	"facts": {"value": value},
} if {
	is_object(input.ModelInvocationLogging.LoggingConfig)
	"audio" in data.workload.modalities
	not value == true
}
