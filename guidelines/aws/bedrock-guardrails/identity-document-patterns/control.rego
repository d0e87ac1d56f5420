# The numbers of Japanese identity documents have no built-in type, but for DRIVER_ID, which is not limited to a country.
# So a passport and a residence card are found by a regular expression of one's own, and a license by either.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# Well-formed numbers that belong to nobody.
samples := {
	"drivers_license": ["免許証の番号は 305912345670 です", "免許証の番号は 621087654320 です"],
	"passport": ["旅券の番号は TK1234567 です", "旅券の番号は MZ7654321 です"],
	"residence_card": ["在留カードの番号は AB12345678CD です", "在留カードの番号は ZY87654321XW です"],
}

patterns contains pattern if {
	entry := input.SensitiveInformationPolicyConfig.RegexesConfig[_]
	pattern := entry.Pattern
}

types contains type if {
	entry := input.SensitiveInformationPolicyConfig.PiiEntitiesConfig[_]
	type := entry.Type
}

found contains document if {
	some document, texts in samples
	guardrail_regex.some_finds_all(patterns, texts)
}

found contains "drivers_license" if "DRIVER_ID" in types

missed := [document |
	some document in ["drivers_license", "passport", "residence_card"]
	document in data.workload.personal_data
	not document in found
]

deny contains {
	"at": ["SensitiveInformationPolicyConfig"],
	"facts": {"documents": missed},
} if {
	count(missed) > 0
}
