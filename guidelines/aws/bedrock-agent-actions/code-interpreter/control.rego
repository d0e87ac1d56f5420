# An agent may write and run code only where the company says that its agents are meant to.
package sekisho

applies if is_object(enabled)

# Which action groups are on is part of the question, so while it is unknown, so is the answer.
enabled := {i: group |
	is_array(input.ActionGroups)
	some i, group in input.ActionGroups
	not group.ActionGroupState == "DISABLED"
}

deny contains {
	"at": ["ActionGroups", i, "ParentActionGroupSignature"],
	"facts": {"group": object.get(group, "ActionGroupName", null)},
} if {
	some i, group in enabled
	group.ParentActionGroupSignature == "AMAZON.CodeInterpreter"
	not data.workload.code_generation == true
}
