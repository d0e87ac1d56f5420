# The code that an agent runs is in its own account or in one that the company trusts. Code that declares an agent does not say
# which account that will be, so there the question is not asked.
package sekisho

applies if {
	own
	count(outside) == 0
}

# Only where something lies outside, it matters whom the company trusts.
applies if {
	own
	is_array(data.workload.trusted_accounts)
}

deny contains {
	"at": one.at,
	"facts": {"function": one.arn, "account": account(one.arn), "role": one.role},
} if {
	some one in outside
	not account(one.arn) in data.workload.trusted_accounts
}

outside contains one if {
	some one in functions
	account(one.arn) != own
}

functions contains {"at": ["ActionGroups", i, "ActionGroupExecutor", "Lambda"], "arn": arn, "role": "action"} if {
	is_array(input.ActionGroups)
	some i, group in input.ActionGroups
	arn := group.ActionGroupExecutor.Lambda
}

functions contains {"at": ["PromptOverrideConfiguration", "OverrideLambda"], "arn": arn, "role": "parser"} if {
	arn := input.PromptOverrideConfiguration.OverrideLambda
}

functions contains {"at": ["CustomOrchestration", "Executor", "Lambda"], "arn": arn, "role": "orchestration"} if {
	arn := input.CustomOrchestration.Executor.Lambda
}

account(arn) := found if {
	found := split(arn, ":")[4]
	is_account(found)
}

own := found if {
	found := split(input.AgentArn, ":")[4]
	is_account(found)
}

is_account(text) if regex.match(`^[0-9]{12}$`, text)
