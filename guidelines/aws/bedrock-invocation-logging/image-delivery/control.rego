# A log without images does not show the instructions that were hidden in one.
# A Region without LoggingConfig writes no log at all; logging-enabled reports it.
package sekisho

applies if is_object(input.ModelInvocationLogging.LoggingConfig)

default value := null

value := input.ModelInvocationLogging.LoggingConfig.ImageDataDeliveryEnabled

deny contains {
	"at": ["ModelInvocationLogging", "LoggingConfig", "ImageDataDeliveryEnabled"],
	"facts": {"value": value},
} if {
	is_object(input.ModelInvocationLogging.LoggingConfig)
	not value == true
}
