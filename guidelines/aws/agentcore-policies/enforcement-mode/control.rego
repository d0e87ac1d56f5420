# A policy decides in ACTIVE, the vendor's default. A permit in LOG_ONLY opens nothing, so only what forbids is missed.
package sekisho

import data.lib.cedar

statement := input.Definition.Cedar.Statement

statement := input.Definition.Policy.Statement if not input.Definition.Cedar.Statement

# By this the judge knows that a fault rests on the text, too. The text of a policy that code takes from a generation stands in
# the service alone.
applies if {
	count([text | text := statement]) >= 0
	not input.Definition.PolicyGeneration
}

# Without the text it is not known whether the policy forbids; then it counts as one that does.
only_permits if {
	is_string(statement)
	text := cedar.plain(statement)
	regex.match(`(^|[^A-Za-z0-9_])permit[ \t\r\n]*\(`, text)
	not regex.match(`(^|[^A-Za-z0-9_])forbid[ \t\r\n]*\(`, text)
}

deny contains {"at": ["EnforcementMode"], "facts": {"mode": input.EnforcementMode}} if {
	not input.EnforcementMode == "ACTIVE"
	not only_permits
}
