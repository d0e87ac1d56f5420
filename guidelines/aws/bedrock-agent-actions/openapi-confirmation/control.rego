# An operation that changes something, by its method or its name, asks the user first. A POST alone says nothing: many search
# with it. A schema that lies in S3 is not read, so an agent without any schema of its own is not judged.
package sekisho

import data.lib.actions

applies if count([one | some one in offered; count(one.operations) > 0]) > 0

deny contains {
	"at": ["ActionGroups", one.i, "ApiSchema", "Payload"],
	"facts": {"operations": names, "group": one.group},
} if {
	some one in offered
	names := sort({operation.id |
		some operation in one.operations
		not operation.confirmed
		changing(operation)
	})
	count(names) > 0
}

# What the agent runs by itself. That an action group does not is part of the question, so while it is unknown, so is the answer.
offered contains {"i": i, "group": object.get(group, "ActionGroupName", null), "operations": operations} if {
	is_array(input.ActionGroups)
	some i, group in input.ActionGroups
	not group.ActionGroupState == "DISABLED"
	not group.ActionGroupExecutor.CustomControl == "RETURN_CONTROL"
	operations := actions.operations(group.ApiSchema.Payload)
}

changing(operation) if operation.method in {"delete", "put", "patch"}

changing(operation) if {
	operation.method == "post"
	actions.changes(operation.id)
}
