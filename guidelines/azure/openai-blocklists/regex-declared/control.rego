# An item is a regular expression only where isRegex says so. Elsewhere its pattern is compared as it stands, and signs that
# nobody writes in a term (\d, [0-9]{4}, .*, (a|b)) match nothing.
package sekisho

import data.lib.rai

pattern := input.properties.pattern

plain if not input.properties.isRegex == true

# An escaped class, a class or a group with what repeats it, anything any number of times, a choice, anchors at both ends.
signs := [
	`\\[dDwWsSb]`,
	`\][*+?{]`,
	`\)[*+?{]`,
	`\.[*+]`,
	`[0-9a-zA-Z]\{[0-9]+,?[0-9]*\}`,
	`\([^()]+\|[^()]+\)`,
	`\(\?[:=!<a-z]`,
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
