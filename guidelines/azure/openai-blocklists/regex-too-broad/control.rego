# An expression that matches any text stops every prompt and answer. Judged by its form (the core of the expression, without
# anchors, flags and outer parentheses, is one class of everyday characters, repeated or not, or can be empty), and by trying
# it on ordinary sentences.
package sekisho

import data.lib.guardrail_regex
import data.lib.rai

pattern := input.properties.pattern

applies if input.properties.isRegex == true

# Without anchors, flags and the parentheses around all of it.
bare := regex.replace(regex.replace(pattern, `^(\(\?[a-z]+\))?\^?\(?(\?:)?`, ""), `\)?\$?$`, "")

everyday := {
	`.`, `\w`, `\W`, `\s`, `\S`, `\d`, `\D`,
	`[\s\S]`, `[\S\s]`, `[\w\W]`, `[\W\w]`, `[\d\D]`, `[\D\d]`, `.|\n`, `[^\n]`,
	`[a-z]`, `[A-Z]`, `[a-zA-Z]`, `[A-Za-z]`, `[0-9]`, `[a-zA-Z0-9]`, `[A-Za-z0-9]`, `[0-9a-zA-Z]`, `[a-zA-Z0-9_]`,
	`[ぁ-ん]`, `[ァ-ヶ]`, `[ァ-ヴ]`, `[ぁ-んァ-ヶ]`, `[一-龠]`, `[一-龥]`, `[一-龯]`, `[ぁ-んァ-ヶ一-龠]`, `[ぁ-んァ-ヶ一-龥]`,
	`\p{L}`, `\p{N}`, `\p{IsHiragana}`, `\p{IsKatakana}`, `\p{IsCJKUnifiedIdeographs}`,
}

# One or more, any number, up to three: shorter than any term.
unrepeated := regex.replace(bare, `([*+?]|\{[0-3]?(,[0-9]*)?\})[?+]?$`, "")

# Between both anchors the whole text has to consist of it, so only what any text consists of counts, at any length.
whole := {
	`.`, `\w`, `\S`, `.|\n`, `[^\n]`,
	`[\s\S]`, `[\S\s]`, `[\w\W]`, `[\W\w]`, `[\d\D]`, `[\D\d]`,
}

anchored if regex.match(`^(\(\?[a-z]+\))?\^.*\$$`, pattern)

# (.|\n)* and the like have a parenthesis left.
core := regex.replace(unrepeated, `\)$`, "")

any_text if {
	not anchored
	bare in everyday
}

any_text if {
	not anchored
	core in everyday
}

any_text if {
	anchored
	core in whole
	regex.match(`[*+]\??\)?\$$`, pattern)
}

no_text if bare == ""

# One character, class or group that may be absent: the empty text matches.
no_text if regex.match(`^(\\?[^\\()\[\]|]|\[[^\]]*\]|\([^()]*\))([*?]|\{0(,[0-9]*)?\})\??$`, pattern)

# An empty choice.
no_text if regex.match(`^\|`, pattern)

no_text if regex.match(`(^|[^\\])\|$`, pattern)

no_text if regex.match(`(^|[^\\])\|\|`, pattern)

# Nobody puts these on a list. An expression that finds something in all of one language stops that language.
sentences := {
	"ja": ["本日の営業時間を教えてください。", "ありがとう、よくわかりました", "会議の資料はどこにありますか"],
	"en": ["What time do you open today?", "Thank you, that is clear", "Where is the agenda of the meeting"],
}

# What repeats a repetition is no expression: regex-broken reports it.
ordinary if {
	not regex.match(`[*+?]\*`, pattern)
	some _, texts in sentences
	guardrail_regex.touches_all(pattern, texts)
}

deny contains {
	"at": ["properties", "pattern"],
	"facts": {"item": rai.leaf(input.name), "pattern": pattern, "empty": false},
} if {
	input.properties.isRegex == true
	any_text
}

# What else stands in such a pattern may be a term that is not for reports.
deny contains {
	"at": ["properties", "pattern"],
	"facts": {"item": rai.leaf(input.name), "pattern": null, "empty": true},
} if {
	input.properties.isRegex == true
	no_text
	not any_text
}

deny contains {
	"at": ["properties", "pattern"],
	"facts": {"item": rai.leaf(input.name), "pattern": null, "empty": true},
} if {
	input.properties.isRegex == true
	not is_string(pattern)
}

deny contains {
	"at": ["properties", "pattern"],
	"facts": {"item": rai.leaf(input.name), "pattern": null, "empty": false},
} if {
	input.properties.isRegex == true
	ordinary
	not any_text
	not no_text
}
