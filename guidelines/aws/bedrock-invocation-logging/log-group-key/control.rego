# The log group that model invocations go to holds prompts and answers. Without a key of one's own CloudWatch Logs encrypts it with a key
# that no policy of the company reaches.
package sekisho

applies if destination

deny contains {
	"at": ["KmsKeyId"],
	"facts": {"log_group": input.LogGroupName},
	"proven": true,
} if {
	destination
	not keyed
}

keyed if {
	is_string(input.KmsKeyId)
	trim_space(input.KmsKeyId) != ""
}

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
