# CloudWatch Logs takes bodies of up to 100 KB. What is larger, and what is binary, needs an S3 bucket: that of large data, or S3 as a
# destination beside it. Without a log group this is no question; logging-enabled reports where there is no destination at all.
package sekisho

applies if named(input.ModelInvocationLogging.LoggingConfig.CloudWatchConfig.LogGroupName)

logging := input.ModelInvocationLogging.LoggingConfig

deny contains {
	"at": ["ModelInvocationLogging", "LoggingConfig"],
	"facts": {"log_group": logging.CloudWatchConfig.LogGroupName},
} if {
	named(logging.CloudWatchConfig.LogGroupName)
	not stored
}

stored if named(logging.CloudWatchConfig.LargeDataDeliveryS3Config.BucketName)

stored if named(logging.S3Config.BucketName)

named(text) if {
	is_string(text)
	trim_space(text) != ""
}
