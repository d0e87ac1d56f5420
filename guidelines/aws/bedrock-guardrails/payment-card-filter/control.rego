# Payment cards are found when the number, the security code and the expiry are registered; the number may have a pattern instead.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# Test numbers that no bank issues, of four brands and in each way of writing.
samples := [
	"カード 4111111111111111 です",
	"カード番号は4111-1111-1111-1111です",
	"カード 5555 5555 5555 4444 です",
	"カード 3530111333300000 です",
	"カード 378282246310005 です",
]

patterns contains pattern if {
	entry := input.SensitiveInformationPolicyConfig.RegexesConfig[_]
	pattern := entry.Pattern
}

types contains type if {
	entry := input.SensitiveInformationPolicyConfig.PiiEntitiesConfig[_]
	type := entry.Type
}

found contains "CREDIT_DEBIT_CARD_NUMBER" if {
	every sample in samples {
		guardrail_regex.some_finds_all(patterns, [sample])
	}
}

missing := {"CREDIT_DEBIT_CARD_NUMBER", "CREDIT_DEBIT_CARD_CVV", "CREDIT_DEBIT_CARD_EXPIRY"} - (types | found)

deny contains {
	"at": ["SensitiveInformationPolicyConfig"],
	"facts": {"types": sort(missing)},
} if {
	"payment_card" in data.workload.personal_data
	count(missing) > 0
}
