# Passing every role to every service. Only iam:PassedToService narrows that down: AWS warns that tags of roles do not.
# What makes an administrator is the matter of policy-admin.
package sekisho

import data.lib.iam

# A condition that is not known may be the one that is asked for.
applies if iam.written(input.PolicyDocument)

applies if {
	not input.PolicyDocument
	count([policy | some policy in input.Policies; iam.written(policy.PolicyDocument)]) >= 0
}

deny contains {
	"at": array.concat(["PolicyDocument"], found.at),
	"facts": {"action": found.action},
} if {
	some found in unbound(input.PolicyDocument)
}

deny contains {
	"at": array.concat(["Policies", i, "PolicyDocument"], found.at),
	"facts": {"action": found.action},
} if {
	some i, policy in input.Policies
	some found in unbound(policy.PolicyDocument)
}

unbound(document) := {found |
	is_array(document.Statement)
	some i, statement in document.Statement
	iam.allows(statement)
	every_role(statement)
	condition := object.get(statement, "Condition", {})
	not narrows(condition)
	some one in passing(statement)
	at := array.concat(["Statement", i], one.at)
	count([admin | some admin in iam.administrators(document); admin.at == at]) == 0
	not guarded(document)
	found := {"at": blame(document, statement, i, one.at), "action": one.action}
}

# A condition that does not do is at fault. Where another statement could be one that refuses the same, all of them are.
blame(document, statement, i, at) := array.concat(["Statement", i], at) if {
	not statement.Condition
	count(likely_guards(document)) == 0
}

blame(document, statement, i, _) := ["Statement", i, "Condition"] if {
	statement.Condition
	count(likely_guards(document)) == 0
}

blame(document, _, _, _) := ["Statement"] if count(likely_guards(document)) > 0

likely_guards(document) := {i |
	some i, guard in document.Statement
	iam.denies(guard)
	not elsewhere(guard)
}

elsewhere(guard) if {
	guard.Action
	actions := iam.values(guard.Action)
	count(actions) > 0
	count([action | some action in actions; is_string(action); not iam.matches(action, "iam:PassRole")]) == count(actions)
}

# What lets a statement pass roles.
passing(statement) := patterns | left_in if {
	patterns := {found |
		some one in iam.listed(["Action"], statement.Action)
		is_string(one.value)
		iam.matches(one.value, "iam:PassRole")
		found := {"at": one.at, "action": one.value}
	}
	left_in := {{"at": ["NotAction"], "action": "NotAction"} |
		statement.NotAction
		names(statement, "iam:PassRole")
	}
}

# A role can be passed within its own account only, so all roles of an account are all there are.
every_role(statement) if iam.on_any_resource(statement)

every_role(statement) if {
	some resource in iam.values(statement.Resource)
	is_string(resource)
	regex.match(`^arn:[^:]*:iam:.*:(role/?)?\*+$`, resource)
}

narrows(condition) if {
	some one in iam.demanded(condition)
	iam.demands(one.operator)
	one.key in {"iam:passedtoservice", "iam:associatedresourcearn"}
	count([value | some value in iam.values(one.value); regex.match(`^\*+$`, value)]) == 0
}

# Another statement refuses to pass roles, or to pass them to services that are not named.
guarded(document) if {
	some guard in document.Statement
	iam.denies(guard)
	names(guard, "iam:PassRole")
	every_role(guard)
	refuses(object.get(guard, "Condition", {}))
}

refuses(condition) if condition == {}

refuses(condition) if {
	all := iam.demanded(condition)
	count(all) == 1
	iam.refuses(all[0].operator)
	all[0].key == "iam:passedtoservice"
}

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
