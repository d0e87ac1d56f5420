# The service leaves LoggingConfig out while logging is off, and without a destination nothing is delivered.
package sekisho

logging := input.ModelInvocationLogging.LoggingConfig

default configured := false

configured if is_object(logging)

delivered if named(logging.CloudWatchConfig.LogGroupName)

delivered if named(logging.S3Config.BucketName)

named(text) if {
	is_string(text)
	trim_space(text) != ""
}

deny contains {
	"at": ["ModelInvocationLogging", "LoggingConfig"],
	"facts": {"configured": configured},
} if {
	not delivered
}
