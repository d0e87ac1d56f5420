# AWS managed policies that let their holders change and delete guardrails besides calling every model. The console attaches the second one
# to users that it makes for API keys. What makes an administrator of the whole account is the matter of administrator-access.
package sekisho

wide := {"AmazonBedrockFullAccess", "AmazonBedrockLimitedAccess"}

deny contains {
	"at": policy.at,
	"facts": {"policy": name},
	"proven": true,
} if {
	some policy in attached
	some name in named(policy.arn)
}

# A policy that is looked up by a name or an ARN that nobody knows yet may be any. No list of lookups has an end, so the judge
# makes `undetermined` of this.
deny contains {
	"at": policy.at,
	"facts": {"policy": null},
} if {
	some policy in attached
	regex.match(`(^|\.)data\.aws_iam_policy\.[^.]+$`, policy.arn)
	not looked_up(policy.arn)
}

attached contains {"at": ["ManagedPolicyArns", i], "arn": arn} if {
	some i, arn in input.ManagedPolicyArns
	is_string(arn)
}

attached contains {"at": ["PolicyArns", i], "arn": arn} if {
	some i, arn in input.PolicyArns
	is_string(arn)
}

# The partition may be any.
named(arn) := {name |
	some name in wide
	some text in {arn, object.get(lookup(arn), "Arn", "")}
	endswith(text, concat("", [":iam::aws:policy/", name]))
} | {name |
	some name in wide
	lookup(arn).Name == name

	# Under another path it is a policy of the company's own that is called the same.
	object.get(lookup(arn), "PathPrefix", "/") == "/"
}

looked_up(id) if lookup(id).Name

looked_up(id) if lookup(id).Arn

# In code a lookup is named by its address, with a key where there are several; equal ones stand once, without it.
lookup(id) := found if {
	all := data.snapshot["AWS::Sekisho::PolicyLookup"]
	found := object.get(all, id, object.get(all, regex.replace(id, `\[[^\]]*\]$`, ""), {}))
}
