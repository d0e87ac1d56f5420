# A log without text says that a model was called and not what was asked or answered.
# A Region without LoggingConfig writes no log at all; logging-enabled reports it.
package sekisho

applies if is_object(input.ModelInvocationLogging.LoggingConfig)

default value := null

value := input.ModelInvocationLogging.LoggingConfig.TextDataDeliveryEnabled

deny contains {
	"at": ["ModelInvocationLogging", "LoggingConfig", "TextDataDeliveryEnabled"],
	"facts": {"value": value},
} if {
	is_object(input.ModelInvocationLogging.LoggingConfig)
	not value == true
}
