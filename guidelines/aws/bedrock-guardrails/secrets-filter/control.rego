# Access keys and passwords are found when their three built-in types are registered, or, for keys, a pattern for their form.
# The secret half of a key decides: without it the other half opens nothing, and what a password is only the words around it tell.
# Whether what is registered also blocks is asked by sensitive-information-filter, which also reports an empty filter.
package sekisho

import data.lib.guardrail_regex

applies if count(input.SensitiveInformationPolicyConfig.PiiEntitiesConfig) > 0

applies if count(input.SensitiveInformationPolicyConfig.RegexesConfig) > 0

# The keys of AWS's own examples, which are not valid.
samples := {
	"AWS_ACCESS_KEY": ["キーは AKIAIOSFODNN7EXAMPLE です", "キーは AKIAI44QH8DHBEXAMPLE です"],
	"AWS_SECRET_KEY": ["キーは wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY です", "キーは je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY です"],
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
	guardrail_regex.some_covers_all(patterns, texts)
}

missing := {"AWS_ACCESS_KEY", "AWS_SECRET_KEY", "PASSWORD"} - (types | found)

deny contains {
	"at": ["SensitiveInformationPolicyConfig"],
	"facts": {"types": sort(missing)},
} if {
	"AWS_SECRET_KEY" in missing
}
