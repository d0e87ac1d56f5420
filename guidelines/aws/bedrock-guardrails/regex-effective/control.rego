# A regular expression protects when it can be read and tells what is sensitive from what is not.
# Lookaround is documented as unsupported. What only another engine might read is not called broken here.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# Nothing in them is sensitive. A pattern that finds something in all of one language tells nothing apart.
ordinary := {
	"ja": ["本日の営業時間を教えてください。", "ありがとう、よくわかりました", "会議の資料はどこにありますか"],
	"en": ["What time do you open today?", "Thank you, that is clear", "Where is the agenda of the meeting"],
}

# Ways of writing that engines do not share.
exotic(pattern) if {
	plain := regex.replace(pattern, `\\[dDsSwWbB\\.+*?()\[\]{}^$|/@#%&=:;,<>_ "'~-]`, "")
	regex.match(`\\|\(\?[^:i]|[*+?}]\+|\[[^\]]*\[|\{[^0-9]|\{$|&&|--|~~`, plain)
}

problem(pattern) := "lookaround" if guardrail_regex.looks_around(pattern)

problem(pattern) := "syntax" if {
	not guardrail_regex.looks_around(pattern)
	not guardrail_regex.too_large(pattern)
	not guardrail_regex.readable(pattern)
	not exotic(pattern)
}

# Escaped twice on the way through YAML or a script: then it stands for a backslash and a letter.
problem(pattern) := "escape" if {
	regex.match(`(^|[^\\])\\\\[dDsSwW][{+*?]`, pattern)
	not guardrail_regex.looks_around(pattern)
	guardrail_regex.readable(pattern)
}

problem(pattern) := "everything" if {
	not regex.match(`(^|[^\\])\\\\[dDsSwW][{+*?]`, pattern)
	some _, texts in ordinary
	guardrail_regex.touches_all(pattern, texts)
}

deny contains {
	"at": ["SensitiveInformationPolicyConfig", "RegexesConfig", i, "Pattern"],
	"facts": {"name": object.get(entry, "Name", null), "problem": problem(entry.Pattern)},
} if {
	some i, entry in input.SensitiveInformationPolicyConfig.RegexesConfig
	problem(entry.Pattern)
}
