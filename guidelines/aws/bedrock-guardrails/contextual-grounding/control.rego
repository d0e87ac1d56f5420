# Ungrounded answers are stopped when both checks are evaluated, block, and have a threshold of at least 0.5 (the range is 0 to 0.99).
# The score is the confidence that an answer is grounded: below 0.5 even answers pass that are more likely wrong than right.
package sekisho

checks := {"GROUNDING", "RELEVANCE"}

check[i] := filter if {
	some i, filter in input.ContextualGroundingPolicyConfig.FiltersConfig
	filter.Type in checks
}

missing := checks - {filter.Type | some filter in check}

good(filter, "Enabled") if filter.Enabled == true

good(filter, "Action") if filter.Action == "BLOCK"

good(filter, "Threshold") if filter.Threshold >= 0.5

# Action and threshold have no effect on a check that is not evaluated, so only its switch is reported.
switched_by := {"Action": "Enabled", "Threshold": "Enabled"}

deny contains {
	"at": ["ContextualGroundingPolicyConfig", "FiltersConfig"],
	"facts": {"checks": sort(missing), "setting": null, "value": null},
} if {
	count(missing) > 0
}

deny contains {
	"at": ["ContextualGroundingPolicyConfig", "FiltersConfig", i, setting],
	"facts": {"checks": [filter.Type], "setting": setting, "value": object.get(filter, setting, null)},
} if {
	some i, filter in check
	some setting in {"Enabled", "Action", "Threshold"}
	not good(filter, setting)
	not filter[switched_by[setting]] == false
}
