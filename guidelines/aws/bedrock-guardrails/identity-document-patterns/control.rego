# The numbers of Japanese identity documents have no built-in type, but for DRIVER_ID, which is not limited to a country.
# So a passport and a residence card are found by a regular expression of one's own, and a license by either.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# Well-formed, invented numbers. Japanese has no spaces between words, so one of each stands right beside other characters.
samples := {
	"drivers_license": ["免許証の番号は 305912345670 です", "免許証の番号は621087654320です"],
	"passport": ["旅券の番号は TK1234567 です", "旅券の番号はMZ7654321です"],
	"residence_card": ["在留カードの番号は AB12345678CD です", "在留カードの番号はZY87654321XWです"],
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
	every text in texts {
		guardrail_regex.some_finds_all(patterns, [text])
	}
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
