# A text in Rego that gives verdicts has to be able to deny or to transform: by a rule that can apply, or by default. A text
# without verdicts is a library for others; a decision that is computed or comes from another package cannot be told here.
package sekisho

applies if not is_library

# What cannot be decoded is no text.
default text := ""

text := input.properties.rego if not input.properties.encoding == "Base64"

text := base64.decode(input.properties.rego) if input.properties.encoding == "Base64"

guard := runtime_guard.parse(text)

is_library if {
	guard.parsed
	not guard.computed
	count(guard.decisions) + count(guard.dead) == 0
}

stopping := {"deny", "transform", "escalate"}

stops if {
	some decision in guard.decisions
	decision in stopping
}

stops if guard.computed

deny contains {
	"at": ["properties", "rego"],
	"facts": {
		"rego": regex.replace(input.name, `^.*/`, ""),
		"parsed": guard.parsed,
		"line": object.get(guard, "line", null),
		"decisions": object.get(guard, "decisions", []),
		"dead": [decision | some decision in object.get(guard, "dead", []); decision in stopping],
	},
} if {
	not stops
}
