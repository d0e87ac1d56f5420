# Without a retention period CloudWatch Logs keeps everything for good. How long a company has to keep its evidence no cloud knows.
package sekisho

applies if destination

deny contains {
	"at": ["RetentionInDays"],
	"facts": {"log_group": input.LogGroupName, "days": null, "least": null},
	"proven": true,
} if {
	destination
	not limited
}

deny contains {
	"at": ["RetentionInDays"],
	"facts": {"log_group": input.LogGroupName, "days": input.RetentionInDays, "least": least},
	"proven": true,
} if {
	destination
	limited
	least := data.workload.log_retention_days
	input.RetentionInDays < least
}

# The provider of Terraform writes 0 for no limit.
limited if input.RetentionInDays > 0

# The log group is a destination of some Region: in an account of its own one, which its ARN tells; in code of any in the same code.
destination if {
	some id, region in data.beside.account["AWS::Sekisho::Region"]
	region.ModelInvocationLogging.LoggingConfig.CloudWatchConfig.LogGroupName == input.LogGroupName
	near(id)
}

near(id) if not regex.match(`^[0-9]{12}/`, id)

near(id) if {
	regex.match(`^[0-9]{12}/`, id)
	parts := split(input.Arn, ":")
	id == concat("/", [parts[4], parts[3]])
}
