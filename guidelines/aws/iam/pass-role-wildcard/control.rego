# Passing every role to every service. Only iam:PassedToService narrows that down: AWS warns that tags of roles do not.
# What makes an administrator is the matter of policy-admin.
package sekisho

import data.lib.iam

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
	some i, statement in document.Statement
	iam.allows(statement)
	every_role(statement)
	condition := object.get(statement, "Condition", {})
	not narrows(condition)
	some one in passing(statement)
	found := {"at": array.concat(["Statement", i], one.at), "action": one.action}
	count([admin | some admin in iam.administrators(document); admin.at == found.at]) == 0
	not guarded(document)
}

# What lets a statement pass roles.
passing(statement) := patterns | left_in if {
	patterns := {found |
		some one in iam.listed(["Action"], statement.Action)
		iam.matches(one.value, "iam:PassRole")
		found := {"at": one.at, "action": one.value}
	}
	left_in := {{"at": ["NotAction"], "action": "NotAction"} |
		statement.NotAction
		iam.names_action(statement, "iam:PassRole")
	}
}

# A role can be passed within its own account only, so all roles of an account are all there are.
every_role(statement) if iam.on_any_resource(statement)

every_role(statement) if {
	some resource in iam.values(statement.Resource)
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
	iam.names_action(guard, "iam:PassRole")
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
