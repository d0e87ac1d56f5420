# A bucket policy that denies everyone whatever does not come over TLS. A bucket without a policy is not judged: nothing says
# that its policy is not elsewhere.
package sekisho

applies if input.PolicyDocument

deny contains {
	"at": ["PolicyDocument", "Statement"],
	"facts": {},
} if {
	count([statement | some statement in input.PolicyDocument.Statement; guards(statement)]) == 0
}

guards(statement) if {
	lower(statement.Effect) == "deny"
	everyone(statement.Principal)
	some operator in ["Bool", "BoolIfExists"]
	some key, value in statement.Condition[operator]
	lower(key) == "aws:securetransport"
	refused(value)
}

guards(statement) if {
	lower(statement.Effect) == "deny"
	everyone(statement.Principal)
	some operator in ["NumericLessThan", "NumericLessThanIfExists"]
	some key, _ in statement.Condition[operator]
	lower(key) == "s3:tlsversion"
}

everyone(principal) if principal == "*"

everyone(principal) if principal.AWS == "*"

everyone(principal) if "*" in principal.AWS

refused(value) if lower(sprintf("%v", [value])) == "false"

refused(value) if "false" in value
