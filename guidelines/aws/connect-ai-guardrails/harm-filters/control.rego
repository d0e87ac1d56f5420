# Each of the five harm categories is stopped when its filter is at least MEDIUM on input and on output.
# There is no detect-only mode here.
package sekisho

categories := {"HATE", "INSULTS", "MISCONDUCT", "SEXUAL", "VIOLENCE"}

strong := {"MEDIUM", "HIGH"}

stopped contains type if {
	filter := input.ContentPolicyConfig.FiltersConfig[_]
	filter.InputStrength in strong
	filter.OutputStrength in strong
	type := filter.Type
}

weak := categories - stopped

deny contains {"at": ["ContentPolicyConfig", "FiltersConfig"], "facts": {"categories": sort(weak)}} if {
	count(weak) > 0
}
