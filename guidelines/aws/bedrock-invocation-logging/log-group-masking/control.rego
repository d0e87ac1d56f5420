# Where people enter personal data, prompts in the log show it to everyone who reads the log, unless a data protection policy masks it.
# The policy may be that of the account, which the Region of the log group tells. Where nobody could read it, nothing is proven.
package sekisho

applies if destination

default masks := "nothing"

masks := "audit" if input.DataProtectionPolicy

deny contains {
	"at": ["DataProtectionPolicy"],
	"facts": {"log_group": input.LogGroupName, "masks": masks},
	"proven": proven,
} if {
	destination
	not data.workload.personal_data == []
	not masked
	not by_account
	proven := count(unseen) == 0
}

masked if {
	some statement in input.DataProtectionPolicy.Statement
	statement.Operation.Deidentify
}

by_account if {
	some id, region in data.beside.account["AWS::Sekisho::Region"]
	regex.match(`^[0-9]{12}/`, id)
	near(id)
	count(region.LogDataProtection) > 0
}

unseen contains id if {
	some id, region in data.beside.account["AWS::Sekisho::Region"]
	regex.match(`^[0-9]{12}/`, id)
	near(id)
	not region.LogDataProtection
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
