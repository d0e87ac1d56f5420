# A log without video does not show the instructions that were hidden in it. Only companies that use models for video are concerned.
# A Region without LoggingConfig writes no log at all; logging-enabled reports it.
package sekisho

applies if is_object(input.ModelInvocationLogging.LoggingConfig)

default value := null

value := input.ModelInvocationLogging.LoggingConfig.VideoDataDeliveryEnabled

deny contains {
	"at": ["ModelInvocationLogging", "LoggingConfig", "VideoDataDeliveryEnabled"],
	"facts": {"value": value},
} if {
	is_object(input.ModelInvocationLogging.LoggingConfig)
	"video" in data.workload.modalities
	not value == true
}
