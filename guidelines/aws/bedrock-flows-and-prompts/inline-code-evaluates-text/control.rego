# Inline code that runs text as Python, or starts programs. What comes from a model or a user must stay data there.
package sekisho

import data.lib.flows

applies if count(coded) > 0

coded contains one.at if {
	some one in flows.nodes(input.Definition)
	one.node.Configuration.InlineCode.Code
}

deny contains {
	"at": array.concat(one.at, ["Configuration", "InlineCode", "Code"]),
	"facts": {"node": object.get(one.node, "Name", null), "call": call},
} if {
	some one in flows.nodes(input.Definition)
	found := calls(one.node.Configuration.InlineCode.Code)
	call := sort(found)[0]
}

calls(code) := called(code) | imported(code)

# Not re.compile or ast.literal_eval, which run nothing, and not what a comment says.
called(code) := {match[2] |
	is_string(code)
	some line in split(code, "\n")
	not regex.match(`^[ \t]*#`, line)
	some match in regex.find_all_string_submatch_n(
		`(^|[^A-Za-z0-9_.])(eval|exec|__import__|os[.]system|os[.]popen|os[.]exec[a-z]*|subprocess[.][A-Za-z_]+|pickle[.]loads?|marshal[.]loads?)[ ]*[(]`,
		line,
		20,
	)
}

# What is called under a name of its own choice.
imported(code) := {match[1] |
	is_string(code)
	some line in split(code, "\n")
	some match in regex.find_all_string_submatch_n(`^[ \t]*(?:from|import)[ \t]+(subprocess|pickle|marshal)[ \t]+(?:import|as)[ \t]`, line, 1)
}
