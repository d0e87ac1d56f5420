# Without AllowedTools an agent may use every tool, and a shell and file operations are always among them.
package sekisho

listed := input.AllowedTools if is_array(input.AllowedTools)

wide(tool) if tool in {"*", "@builtin", "@builtin/*", "@*", "@*/*", "**"}

deny contains {"at": ["AllowedTools"], "facts": {"tool": null}} if not some_listed

some_listed if count(listed) > 0

deny contains {"at": ["AllowedTools", i], "facts": {"tool": tool}} if {
	some i, tool in listed
	is_string(tool)
	wide(trim_space(tool))
}
