# The My Number has no built-in type, so only a regular expression of one's own finds it. It is written in three ways:
# without a break, in groups of four with hyphens, and in groups of four with spaces, as on the card itself.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# Their check digits are wrong, so they belong to nobody.
samples := {
	"123456789012": ["番号は 123456789012 です", "番号は 024680135790 です"],
	"1234-5678-9012": ["番号は 1234-5678-9012 です", "番号は 0246-8013-5790 です"],
	"1234 5678 9012": ["番号は 1234 5678 9012 です", "番号は 0246 8013 5790 です"],
}

patterns contains pattern if {
	entry := input.SensitiveInformationPolicyConfig.RegexesConfig[_]
	pattern := entry.Pattern
}

missed contains form if {
	some form, texts in samples
	not guardrail_regex.some_finds_all(patterns, texts)
}

# Japanese has no spaces between words: a number that is found where it stands apart is shown as it stands in a sentence.
missed contains sentence if {
	some form, texts in samples
	guardrail_regex.some_finds_all(patterns, texts)
	sentence := sprintf("番号は%sです", [form])
	not guardrail_regex.some_finds_all(patterns, [sentence])
}

deny contains {
	"at": ["SensitiveInformationPolicyConfig", "RegexesConfig"],
	"facts": {"forms": sort(missed)},
} if {
	"my_number" in data.workload.personal_data
	count(missed) > 0
}
