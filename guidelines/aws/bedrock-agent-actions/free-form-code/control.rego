# A function that runs whatever SQL, command or script the model writes, told by its name or by the name of a parameter.
package sekisho

import data.lib.actions

applies if count(offered) > 0

deny contains {
	"at": ["ActionGroups", one.i, "FunctionSchema", "Functions", one.j, "Name"],
	"facts": {"function": one.function.Name, "group": one.group},
} if {
	some one in offered
	runs_text(one.function)
}

# Whether an action group is on is part of the question, so while it is unknown, so is the answer.
offered contains {"i": i, "j": j, "group": object.get(group, "ActionGroupName", null), "function": function} if {
	is_array(input.ActionGroups)
	some i, group in input.ActionGroups
	not group.ActionGroupState == "DISABLED"
	functions := group.FunctionSchema.Functions
	is_array(functions)
	some j, function in functions
}

runs_text(function) if {
	all := actions.words(function.Name)
	all[0] in {"run", "exec", "execute", "eval", "evaluate"}
	all[count(all) - 1] in code
}

runs_text(function) if {
	some parameter in telling
	function.Parameters[parameter]
}

# Terraform's form of the same.
runs_text(function) if {
	is_array(function.ParameterList)
	some parameter in function.ParameterList
	parameter.MapBlockKey in telling
}

telling := {
	"SQL", "sql", "sql_query", "sqlQuery", "sql_statement", "sqlStatement", "raw_sql", "rawSql", "command", "cmd", "shell_command",
	"shellCommand", "shell", "bash", "script", "python_code", "pythonCode",
}

code := {"sql", "query", "queries", "statement", "command", "commands", "cmd", "shell", "bash", "script", "code", "python", "powershell"}
