# Policies of Cedar, and of Dogwood, which extends it.
package lib.cedar

# The text of a policy without what says nothing about whom it permits: comments, and the contents of strings, which may hold
# anything. Two slashes in a string begin no comment, so strings and comments are looked for together.
plain(statement) := text if {
	is_string(statement)
	uncommented := regex.replace(statement, `("(?:[^"\\]|\\.)*")|//[^\r\n]*`, "${1}")
	text := regex.replace(uncommented, `"(?:[^"\\]|\\.)*"`, `""`)
}
