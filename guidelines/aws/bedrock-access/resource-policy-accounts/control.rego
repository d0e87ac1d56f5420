# Accounts that a policy of a resource of Bedrock lets in by name, and that the company has not declared to trust. Everyone is the matter
# of resource-policy-public, and a condition on the organization says who may besides the principal.
package sekisho

import data.lib.iam

applies if iam.written(input.PolicyDocument)

own := split(input.ResourceArn, ":")[4]

deny contains {
	"at": place(i, statement, one.at),
	"facts": {"resource": object.get(input, "ResourceArn", null), "account": account},
} if {
	is_array(data.workload.trusted_accounts)
	is_array(input.PolicyDocument.Statement)
	some i, statement in input.PolicyDocument.Statement
	iam.allows(statement)
	not iam.limits(object.get(statement, "Condition", {}))
	some one in iam.principals(statement)
	is_string(one.value)
	not iam.everyone(one.value)
	account := account_of(one.value)
	account != own
	not account in data.workload.trusted_accounts
}

# Where there is a condition it decides as well.
place(i, statement, at) := array.concat(["PolicyDocument", "Statement", i], at) if not statement.Condition

place(i, statement, _) := ["PolicyDocument", "Statement", i] if statement.Condition

account_of(principal) := principal if regex.match(`^[0-9]{12}$`, principal)

account_of(principal) := found if {
	regex.match(`^arn:[^:]*:(iam|sts)::[0-9]{12}:`, principal)
	found := split(principal, ":")[4]
}
