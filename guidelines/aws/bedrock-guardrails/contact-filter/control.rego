# Contact data is found when names, addresses, phone numbers and e-mail addresses are registered; the last two may have a
# pattern instead. Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an
# empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

samples := {
	"EMAIL": ["連絡先は taro123@example.jp です", "連絡先はinfo-2026@example.co.jpです"],
	"PHONE": ["電話は 090-0000-0000 です", "電話は 03-0000-0000 です", "電話は09000000000です"],
}

patterns contains pattern if {
	entry := input.SensitiveInformationPolicyConfig.RegexesConfig[_]
	pattern := entry.Pattern
}

types contains type if {
	entry := input.SensitiveInformationPolicyConfig.PiiEntitiesConfig[_]
	type := entry.Type
}

found contains type if {
	some type, texts in samples
	every text in texts {
		guardrail_regex.some_covers_all(patterns, [text])
	}
}

missing := {"ADDRESS", "EMAIL", "NAME", "PHONE"} - (types | found)

deny contains {
	"at": ["SensitiveInformationPolicyConfig"],
	"facts": {"types": sort(missing)},
} if {
	"contact" in data.workload.personal_data
	count(missing) > 0
}
