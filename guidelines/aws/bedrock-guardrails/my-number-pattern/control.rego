# The My Number has no built-in type, so only a regular expression of one's own finds it. It is written in three ways:
# without a break, in groups of four with hyphens, and in groups of four with spaces, as on the card itself.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# Numbers with a correct check digit that belong to nobody.
samples := {
	"123456789018": ["番号は 123456789018 です", "番号は 024680135793 です"],
	"1234-5678-9018": ["番号は 1234-5678-9018 です", "番号は 0246-8013-5793 です"],
	"1234 5678 9018": ["番号は 1234 5678 9018 です", "番号は 0246 8013 5793 です"],
}

patterns contains pattern if {
	entry := input.SensitiveInformationPolicyConfig.RegexesConfig[_]
	pattern := entry.Pattern
}

missed := {form |
	some form, texts in samples
	not guardrail_regex.some_finds_all(patterns, texts)
}

deny contains {
	"at": ["SensitiveInformationPolicyConfig", "RegexesConfig"],
	"facts": {"forms": sort(missed)},
} if {
	"my_number" in data.workload.personal_data
	count(missed) > 0
}
