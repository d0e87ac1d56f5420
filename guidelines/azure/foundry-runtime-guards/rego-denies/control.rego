# A text in Rego that gives verdicts has to be able to deny or to transform. Judged by its words: what stands in comments,
# and rules whose body begins with `false`, do not count. A text without verdicts is a library for others; a decision that
# is computed or comes from another package cannot be told here.
package sekisho

applies if gives_verdicts

text := input.properties.rego if not input.properties.encoding == "Base64"

text := base64.decode(input.properties.rego) if input.properties.encoding == "Base64"

# Strings that hold a # lose their end too, which stands behind the decision.
code := regex.replace(text, `#[^\n]*`, "")

dead := `[{][^{}]*[}][ \t\r\n]*if[ \t\r\n]*[{]?[ \t\r\n]*false([^a-zA-Z0-9_]|$)`

live := regex.replace(code, dead, "{}")

literal := `"decision"[ \t\r\n]*:[ \t\r\n]*"([a-z_]+)"`

decisions(words) := {found[1] | some found in regex.find_all_string_submatch_n(literal, words, 0 - 1)}

# The decision is a variable or a call, or a whole verdict comes from elsewhere.
computed if regex.match(`"decision"[ \t\r\n]*:[ \t\r\n]*[^" \t\r\n]`, live)

computed if regex.match(`verdict[ \t\r\n]*:?=[ \t\r\n]*[^{ \t\r\n]`, live)

computed if regex.match(`\[[ \t]*"decision"[ \t]*\]|[.]decision[ \t]*:?=`, live)

gives_verdicts if count(decisions(code)) > 0

stopping := {"deny", "transform", "escalate"}

deny contains {
	"at": ["properties", "rego"],
	"facts": {
		"rego": regex.replace(input.name, `^.*/`, ""),
		"decisions": sort(decisions(live)),
		"dead": count(decisions(code) & stopping) > 0,
	},
} if {
	gives_verdicts
	not computed
	count(decisions(live) & stopping) == 0
}
