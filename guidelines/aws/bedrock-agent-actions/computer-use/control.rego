# Tools that operate a screen, a shell or files: what the model sees there can make it do anything that they can do.
package sekisho

applies if is_object(enabled)

# Which action groups are on is part of the question, so while it is unknown, so is the answer.
enabled := {i: group |
	is_array(input.ActionGroups)
	some i, group in input.ActionGroups
	not group.ActionGroupState == "DISABLED"
}

# ANTHROPIC.Computer, ANTHROPIC.Bash, ANTHROPIC.TextEditor, and what comes after them.
tools := "ANTHROPIC."

deny contains {
	"at": ["ActionGroups", i, "ParentActionGroupSignature"],
	"facts": {"tool": group.ParentActionGroupSignature, "group": object.get(group, "ActionGroupName", null)},
} if {
	some i, group in enabled
	startswith(upper(group.ParentActionGroupSignature), tools)
}
