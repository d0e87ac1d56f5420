# A log without embeddings does not show from which text a vector was made.
# A Region without LoggingConfig writes no log at all; logging-enabled reports it.
package sekisho

applies if is_object(input.ModelInvocationLogging.LoggingConfig)

default value := null

value := input.ModelInvocationLogging.LoggingConfig.EmbeddingDataDeliveryEnabled

deny contains {
	"at": ["ModelInvocationLogging", "LoggingConfig", "EmbeddingDataDeliveryEnabled"],
	"facts": {"value": value},
} if {
	is_object(input.ModelInvocationLogging.LoggingConfig)
	not value == true
}
