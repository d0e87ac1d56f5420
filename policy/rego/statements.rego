# What a statement of a policy is to be blamed for, where another statement of the same policy may make up for it.
package lib.statements

import data.lib.iam

# Whether a statement names an action, be it by leaving it out of NotAction.
names(statement, action) if {
	statement.Action
	some pattern in iam.values(statement.Action)
	is_string(pattern)
	iam.matches(pattern, action)
}

names(statement, action) if {
	statement.NotAction
	not statement.Action
	iam.names_action(statement, action)
}

# Statements that could refuse an action: those that deny, unless their actions are plainly others.
fences(document, action) := {i |
	some i, guard in document.Statement
	iam.denies(guard)
	not elsewhere(guard, action)
}

elsewhere(guard, action) if {
	written := iam.values(object.get(guard, "Action", []))
	count(written) > 0
	count([pattern | some pattern in written; is_string(pattern); not iam.matches(pattern, action)]) == count(written)
}

# Where the reader has to look: a condition that does not do, else what allows the action. Where another statement could be one that
# refuses the same, all of them together.
blame(document, i, at, action) := array.concat(["Statement", i], at) if {
	count(fences(document, action)) == 0
	not document.Statement[i].Condition
}

blame(document, i, _, action) := ["Statement", i, "Condition"] if {
	count(fences(document, action)) == 0
	document.Statement[i].Condition
}

blame(document, _, _, action) := ["Statement"] if count(fences(document, action)) > 0

# Whether a statement is about every resource that another one names.
reaches(guard, _) if {
	some pattern in iam.values(guard.Resource)
	is_string(pattern)
	iam.any_resource(pattern)
}

reaches(guard, statement) if {
	wanted := iam.values(statement.Resource)
	count(wanted) > 0
	count([one | some one in wanted; not reaches_one(guard, one)]) == 0
}

reaches_one(guard, resource) if {
	is_string(resource)
	some pattern in iam.values(guard.Resource)
	is_string(pattern)
	like(pattern, resource)
}

# Whether a pattern is for some resource of Bedrock of a kind, whose account is "" or a number, in the Regions that it names.
# The wildcard may stand before the kind.
of_bedrock(pattern, account, kind) if {
	parts := split(pattern, ":")
	region := regex.replace(parts[3], `[*?]`, "")
	like(pattern, sprintf("%s:%s:bedrock:%s:%s:%s/any", [parts[0], regex.replace(parts[1], `[*?]`, ""), region, account, kind]))
}

# Whether a pattern with wildcards matches a text in which other signs of regular expressions stand, as ${aws:username} does.
like(pattern, text) if {
	escaped := regex.replace(pattern, `[.+^$(){}|\[\]\\]`, `\${0}`)
	regex.match(concat("", ["^", replace(replace(escaped, "?", "."), "*", ".*"), "$"]), text)
}

# What a condition demands of a key, whatever the case of its name: {operator, key, value}.
asked(statement, key) := [one |
	some one in iam.demanded(object.get(statement, "Condition", {}))
	one.key == lower(key)
]
