# A role that an account as a whole can assume: whoever gets sts:AssumeRole there, now or later. Any condition narrows that,
# be it an external id, a tag or multi-factor authentication.
package sekisho

import data.lib.iam

applies if iam.written(input.AssumeRolePolicyDocument)

deny contains {
	"at": array.concat(["AssumeRolePolicyDocument", "Statement", i], one.at),
	"facts": {"principal": one.value},
} if {
	some i, statement in input.AssumeRolePolicyDocument.Statement
	iam.allows(statement)
	not statement.Condition
	some one in iam.principals(statement)
	iam.account(one.value)
}
