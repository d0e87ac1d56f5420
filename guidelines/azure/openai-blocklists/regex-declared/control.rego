# An item is a regular expression only where isRegex says so. Elsewhere its pattern is compared as it stands, and signs that
# nobody writes in a term (\d, [0-9]{4}, .*, (a|b)) match nothing.
package sekisho

import data.lib.rai

pattern := input.properties.pattern

plain if not input.properties.isRegex == true

# An escaped class that no word follows, as one does in a path; a class or a group with what repeats it; anything any number of
# times; a choice; a range, an excluded character, or a letter of either case in brackets; anchors at both ends.
signs := [
	`\\[dDwWsS]($|[^0-9a-zA-Z])`,
	`^\\b|\\b$`,
	`\\[pP]\{`,
	`\][*+?{]`,
	`\)[*+?{]`,
	`\.[*+]`,
	`[0-9a-zA-Z]\{[0-9]+,?[0-9]*\}`,
	`\([^()]+\|[^()]+\)`,
	`^[^|\s]+(\|[^|\s]+)+$`,
	`\(\?[:=!<a-z]`,
	`\[\^|\[[^\]]*(0-9|a-z|A-Z|ぁ-ん|ァ-[ヴヶン]|一-[龠-龯])`,
	`\[([A-Z][a-z]|[a-z][A-Z])\]`,
	`^\^.*\$$`,
]

deny contains {
	"at": ["properties", "isRegex"],
	"facts": {"item": rai.leaf(input.name), "value": object.get(input.properties, "isRegex", null)},
} if {
	plain
	some sign in signs
	regex.match(sign, pattern)
}
