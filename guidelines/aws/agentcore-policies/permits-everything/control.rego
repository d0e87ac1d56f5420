# permit(principal, action, resource…) without a condition permits every tool of the gateway to every caller. A type of the
# principal does not narrow that down: every caller of a gateway with JWT is an OAuthUser.
package sekisho

statement := input.Definition.Cedar.Statement

statement := input.Definition.Policy.Statement if not input.Definition.Cedar.Statement

# The text of a policy that code takes from a generation stands in the service alone.
# A permit in LOG_ONLY opens nothing.
applies if {
	not input.Definition.PolicyGeneration
	not input.EnforcementMode == "LOG_ONLY"
}

# Comments can hold anything; a text in quotes may hold two slashes, but none of the scopes below has one with a blank before.
text := regex.replace(statement, `(^|[ \t\r\n;])//[^\r\n]*`, "${1}") if is_string(statement)

# An unknown text permits everything until it is seen.
narrow if {
	is_string(text)
	not regex.match(
		`permit[ \t\r\n]*\([ \t\r\n]*principal([ \t\r\n]+is[ \t\r\n]+[A-Za-z0-9_:]+)?[ \t\r\n]*,[ \t\r\n]*action[ \t\r\n]*,[ \t\r\n]*resource([ \t\r\n]*(==|in|is)[^)]*)?\)[ \t\r\n]*(;|$|(when[ \t\r\n]*\{[ \t\r\n]*true|unless[ \t\r\n]*\{[ \t\r\n]*false)[ \t\r\n]*\})`,
		text,
	)
}

deny contains {"at": place, "facts": {}} if not narrow

place := ["Definition", "Policy", "Statement"] if {
	input.Definition.Policy.Statement
} else := ["Definition", "Cedar", "Statement"]
