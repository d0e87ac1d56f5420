# Japanese bank accounts and health insurance have no built-in type: the account is seven digits behind its kind, the
# insurance an insurer's number of eight digits and a symbol with a number. Only regular expressions of one's own find them.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# As people write them; none of these numbers is anybody's. A sample is found by one pattern, and another one may find the next.
samples := {
	"bank_account": ["本店営業部 普通 1234567", "当座預金 7654321 です", "口座番号: 2345678"],
	"health_insurance": ["保険者番号 06123456", "記号 1234 番号 5678 です"],
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
