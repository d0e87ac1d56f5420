# The code that a flow runs is in its own account or in one that the company trusts. Code that declares a flow does not say which
# account that will be, so there the question is not asked.
package sekisho

import data.lib.flows

applies if {
	account(input.Arn)
	count(outside) == 0
}

# Only where something lies outside, it matters whom the company trusts.
applies if {
	account(input.Arn)
	is_array(data.workload.trusted_accounts)
}

deny contains {
	"at": array.concat(one.at, ["Configuration", "LambdaFunction", "LambdaArn"]),
	"facts": {"node": one.node, "function": one.arn, "account": account(one.arn)},
} if {
	some one in outside
	not account(one.arn) in data.workload.trusted_accounts
}

outside contains {"at": found.at, "node": object.get(found.node, "Name", null), "arn": arn} if {
	some found in flows.nodes(input.Definition)
	arn := found.node.Configuration.LambdaFunction.LambdaArn
	account(arn) != account(input.Arn)
}

account(arn) := found if {
	found := split(arn, ":")[4]
	regex.match(`^[0-9]{12}$`, found)
}
