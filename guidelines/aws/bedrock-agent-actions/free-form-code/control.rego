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

# sql_query, bash_command.
runs_text(function) if {
	all := actions.words(function.Name)
	all[0] in {"bash", "powershell", "shell", "sql"}
	all[count(all) - 1] in {"command", "exec", "execute", "executor", "query", "run", "runner", "statement"}
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

# Looked up name by name: a parameter that could not be read may be one of them. A live answer has all names with a capital.
telling := {
	"BASH", "BASH_COMMAND", "Bash", "BashCommand", "Bash_command", "CMD", "COMMAND", "COMMAND_LINE", "Cmd", "Command",
	"CommandLine", "Command_line", "PYTHON_CODE", "PythonCode", "Python_code", "RAW_SQL", "RawSQL", "RawSql", "Raw_sql", "SCRIPT",
	"SHELL", "SHELL_COMMAND", "SHELL_SCRIPT", "SQL", "SQLCommand", "SQLQuery", "SQLStatement", "SQL_COMMAND", "SQL_QUERY",
	"SQL_STATEMENT", "Script", "Shell", "ShellCommand", "ShellScript", "Shell_command", "Shell_script", "Sql", "SqlCommand",
	"SqlQuery", "SqlStatement", "Sql_command", "Sql_query", "Sql_statement", "bash", "bashCommand", "bash_command", "cmd",
	"command", "commandLine", "command_line", "pythonCode", "python_code", "rawSql", "raw_sql", "script", "shell", "shellCommand",
	"shellScript", "shell_command", "shell_script", "sql", "sqlCommand", "sqlQuery", "sqlStatement", "sql_command", "sql_query",
	"sql_statement",
}

code := {"sql", "query", "queries", "statement", "command", "commands", "cmd", "shell", "bash", "script", "code", "python", "powershell"}
