# Japanese bank accounts and health insurance have no built-in type: an account is seven digits behind its kind, at Japan Post
# Bank a symbol with a number; the insurance is an insurer's number of six or eight digits and a symbol with a number. Only
# regular expressions of one's own find them.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# As people write them, with invented numbers. A sample is found by one pattern, and another one may find the next.
samples := {
	"bank_account": ["本店営業部 普通 1234567", "当座預金7654321です", "口座番号: 2345678", "ゆうちょ銀行 記号 19990 番号 99999991"],
	"health_insurance": ["保険者番号 06123456", "国保の保険者番号 139999", "記号1234番号5678です"],
}

patterns contains pattern if {
	entry := input.SensitiveInformationPolicyConfig.RegexesConfig[_]
	pattern := entry.Pattern
}

missed := [text |
	some kind in ["bank_account", "health_insurance"]
	kind in data.workload.personal_data
	some text in samples[kind]
	not guardrail_regex.some_finds_all(patterns, [text])
]

deny contains {
	"at": ["SensitiveInformationPolicyConfig", "RegexesConfig"],
	"facts": {"samples": missed},
} if {
	count(missed) > 0
}
