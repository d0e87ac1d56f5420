# A statement that lets somebody do everything with a queue. The account itself is not meant: SQS writes such a statement
# for the account that has the queue, and it only hands the decision to that account's IAM policies.
package sekisho

import data.lib.iam

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {"action": found.action},
} if {
	some found in iam.whole_services(input.PolicyDocument)
	beyond_accounts(input.PolicyDocument.Statement[found.at[1]])
}

deny contains {
	"at": array.concat(["Policy"], found.at),
	"facts": {"action": found.action},
} if {
	some found in iam.whole_services(input.Policy)
	beyond_accounts(input.Policy.Statement[found.at[1]])
}

beyond_accounts(statement) if {
	some one in iam.principals(statement)
	not iam.account(one.value)
}

beyond_accounts(statement) if statement.Principal.Service

beyond_accounts(statement) if statement.Principal.Federated
