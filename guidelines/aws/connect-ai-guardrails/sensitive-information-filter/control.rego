# Sensitive information is protected when at least one type or pattern is registered that blocks or masks.
# Which types are needed depends on the business, so none is demanded here. There is no detect-only mode.
package sekisho

acting contains entry if {
	some list in ["PiiEntitiesConfig", "RegexesConfig"]
	entry := input.SensitiveInformationPolicyConfig[list][_]
	entry.Action in {"BLOCK", "ANONYMIZE"}
}

deny contains {"at": ["SensitiveInformationPolicyConfig"], "facts": {}} if {
	count(acting) == 0
}
