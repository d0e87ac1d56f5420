# permit(principal, action, resource…) without a condition permits every tool of the gateway to every caller. A type of the
# principal does not narrow that down: every caller of a gateway with JWT is an OAuthUser.
package sekisho

import data.lib.cedar

statement := input.Definition.Cedar.Statement

statement := input.Definition.Policy.Statement if not input.Definition.Cedar.Statement

# The text of a policy that code takes from a generation stands in the service alone. A permit in LOG_ONLY opens nothing.
applies if {
	not input.Definition.PolicyGeneration
	not input.EnforcementMode == "LOG_ONLY"
}

# An unknown text permits everything until it is seen.
narrow if {
	is_string(statement)
	text := regex.replace(cedar.plain(statement), `[ \t\r\n]+`, " ")
	not regex.match(
		`permit ?\( ?principal( is [A-Za-z0-9_: ]+)? ?, ?action ?, ?resource( ?(==|in|is)[^)]*)? ?,? ?\) ?(;|$|(when ?\{ ?true|unless ?\{ ?false) ?\})`,
		text,
	)
}

deny contains {"at": place, "facts": {}} if not narrow

place := ["Definition", "Policy", "Statement"] if {
	input.Definition.Policy.Statement
} else := ["Definition", "Cedar", "Statement"]
