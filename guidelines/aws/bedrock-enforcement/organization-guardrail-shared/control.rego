# Members of the organization apply a guardrail that is in another account, which the policy of the guardrail has to allow. Policies are read
# only where something names them, so one that is not there is undetermined; one that does not share the guardrail is at fault.
package sekisho

import data.lib.iam
import data.lib.statements

applies if input.Type == "BEDROCK_POLICY"

inference := input.Content.bedrock.guardrail_inference

named contains {"at": ["Content", "bedrock", "guardrail_inference", region, name, "identifier", "@@assign"], "region": region, "guardrail": guardrail} if {
	some region in object.keys(inference)
	some name in object.keys(inference[region])
	identifier := object.get(inference[region][name], ["identifier", "@@assign"], "")
	regex.match(`^arn:[^:]+:bedrock:[^:]+:[0-9]{12}:guardrail/`, identifier)
	guardrail := concat(":", array.slice(split(identifier, ":"), 0, 6))
}

policies(guardrail) := [policy |
	some _, policy in data.snapshot["AWS::Bedrock::ResourcePolicy"]
	policy.ResourceArn == guardrail
]

shared(guardrail) if {
	some policy in policies(guardrail)
	some statement in iam.values(policy.PolicyDocument.Statement)
	iam.allows(statement)
	statements.names(statement, "bedrock:ApplyGuardrail")
	some principal in iam.principals(statement)
	beyond(guardrail, principal.value)
}

beyond(_, principal) if iam.everyone(principal)

beyond(guardrail, principal) if {
	regex.match(`^[0-9]{12}$`, principal)
	principal != split(guardrail, ":")[4]
}

beyond(guardrail, principal) if {
	regex.match(`^arn:[^:]*:iam::[0-9]{12}:`, principal)
	split(principal, ":")[4] != split(guardrail, ":")[4]
}

deny contains {
	"at": one.at,
	"facts": {"region": one.region, "guardrail": one.guardrail, "policy": true},
	"proven": true,
} if {
	some one in named
	count(policies(one.guardrail)) > 0
	not shared(one.guardrail)
}

deny contains {
	"at": one.at,
	"facts": {"region": one.region, "guardrail": one.guardrail, "policy": false},
} if {
	some one in named
	count(policies(one.guardrail)) == 0
}
