# A function whose name says that it changes something asks the user first. Where control is returned, the application decides
# itself whether to go on. Operations of an OpenAPI schema are the matter of openapi-confirmation.
package sekisho

import data.lib.actions

applies if count(offered) > 0

deny contains {
	"at": ["ActionGroups", one.i, "FunctionSchema", "Functions", one.j, "RequireConfirmation"],
	"facts": {"function": one.function.Name, "group": one.group},
} if {
	some one in offered
	actions.changes(one.function.Name)
	not one.function.RequireConfirmation == "ENABLED"
}

# What the agent runs by itself. That an action group does not is part of the question, so while it is unknown, so is the answer.
offered contains {"i": i, "j": j, "group": object.get(group, "ActionGroupName", null), "function": function} if {
	is_array(input.ActionGroups)
	some i, group in input.ActionGroups
	not group.ActionGroupState == "DISABLED"
	not group.ActionGroupExecutor.CustomControl == "RETURN_CONTROL"
	functions := group.FunctionSchema.Functions
	is_array(functions)
	some j, function in functions
}
