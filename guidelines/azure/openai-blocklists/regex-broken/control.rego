# An expression that no engine can read matches nothing. Judged by what all dialects share: classes and groups are closed,
# something stands before what repeats it, and a backslash is followed by what it escapes.
package sekisho

import data.lib.rai

applies if input.properties.isRegex == true

pattern := input.properties.pattern

# Without escaped characters and whole classes, in which brackets stand for themselves.
unescaped := regex.replace(pattern, `\\(.|\n)`, "x")

outside := regex.replace(unescaped, `\[\^?\]?[^\]]*\]`, "x")

opened := count(regex.find_n(`\(`, outside, 0 - 1))

closed := count(regex.find_n(`\)`, outside, 0 - 1))

broken contains "class" if contains(outside, "[")

broken contains "group" if opened != closed

broken contains "group" if regex.match(`^[^(]*\)`, outside)

broken contains "repeat" if regex.match(`^[*+?]`, outside)

broken contains "repeat" if regex.match(`[(|][*+]`, outside)

broken contains "repeat" if regex.match(`\*\*|\+\*|\?\*`, outside)

broken contains "escape" if endswith(unescaped, `\`)

deny contains {
	"at": ["properties", "pattern"],
	"facts": {"item": rai.leaf(input.name), "what": min(broken)},
} if {
	input.properties.isRegex == true
	count(broken) > 0
}
