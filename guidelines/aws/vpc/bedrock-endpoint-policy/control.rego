# An endpoint of Bedrock through which everyone may do everything: without a policy AWS attaches one that says so.
package sekisho

import data.lib.iam

applies if {
	service
	not input.PolicyDocument
}

applies if {
	service
	iam.written(input.PolicyDocument)
}

# "com.amazonaws.ap-northeast-1.bedrock-runtime", in code also with a Region that is not known yet.
service := parts[count(parts) - 1] if {
	regex.match(`amazonaws\..*\.bedrock(-runtime|-agent|-agent-runtime|-mantle)?(-fips)?$`, input.ServiceName)
	parts := split(input.ServiceName, ".")
}

deny contains {
	"at": ["PolicyDocument"],
	"facts": {"service": service, "action": null},
} if {
	service
	not input.PolicyDocument
}

deny contains {
	"at": array.concat(["PolicyDocument"], iam.blame(input.PolicyDocument, i, one.at)),
	"facts": {"service": service, "action": one.action},
} if {
	service
	is_array(input.PolicyDocument.Statement)
	some i, statement in input.PolicyDocument.Statement
	iam.allows(statement)
	everywhere(statement)
	count(iam.strangers(statement)) > 0
	not iam.limits(object.get(statement, "Condition", {}))
	not iam.fenced(input.PolicyDocument, statement)
	some one in everything(statement)
}

everything(statement) := named | left_in if {
	named := {found |
		some one in iam.listed(["Action"], statement.Action)
		is_string(one.value)
		iam.any_action_of_service(one.value)
		iam.matches(one.value, "bedrock:InvokeModel")
		found := {"at": one.at, "action": one.value}
	}
	left_in := {{"at": ["NotAction"], "action": "NotAction"} |
		statement.NotAction
		not statement.Action
		iam.names_action(statement, "bedrock:InvokeModel")
	}
}

everywhere(statement) if iam.on_any_resource(statement)

everywhere(statement) if {
	some resource in iam.values(statement.Resource)
	is_string(resource)
	regex.match(`^arn:[^:]*:bedrock:\*(:\*)*$`, resource)
}
