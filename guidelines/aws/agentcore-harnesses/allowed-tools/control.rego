# Without AllowedTools an agent may use every tool, and a shell and file operations are always among them. A pattern that reaches
# the shell without naming it lets it in unnoticed.
package sekisho

import data.lib.iam

listed := input.AllowedTools if is_array(input.AllowedTools)

wide(tool) if tool in {"*", "@builtin"}

wide(tool) if {
	regex.match(`[*?]`, tool)
	some name in ["shell", "@builtin", "@builtin/shell"]
	iam.matches(tool, name)
}

deny contains {"at": ["AllowedTools"], "facts": {"tool": null}} if not some_listed

some_listed if count(listed) > 0

deny contains {"at": ["AllowedTools", i], "facts": {"tool": tool}} if {
	some i, tool in listed
	is_string(tool)
	wide(trim_space(tool))
}
