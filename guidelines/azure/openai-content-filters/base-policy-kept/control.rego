# A policy that names a base and writes a filter of it down itself stops at least as much: no laxer threshold, no filter that is
# switched off. What it does not write down is not judged, because the service may take that from the base.
# What other guides ask of every policy is left to them: the shields, protected material, harm filters that are off or
# at High, filters that only annotate, and the mode.
# Policies of Microsoft cannot be edited, so they are not judged. As a base they are not looked up either: every account has
# them, and all that they stop is asked for by those other guides.
package sekisho

import data.lib.rai

applies if based

name := trim_space(input.properties.basePolicyName)

based if {
	rai.filtering(input)
	name != ""
	not startswith(lower(name), "microsoft.")
	lower(name) != rai.short(input.name)
}

base := [found |
	some id, found in data.snapshot["Microsoft.CognitiveServices/accounts/raiPolicies"]
	rai.beside(input, "raiPolicies", id, found, "raiPolicies", name)
][0]

elsewhere := {
	"mode",
	"Jailbreak/Prompt",
	"Indirect Attack/Prompt",
	"Protected Material Text/Completion",
	"Protected Material Code/Completion",
}

harmful := {label |
	some harm in rai.harms
	some source in {"Prompt", "Completion"}
	label := concat("/", [harm, source])
}

# A harm filter that is off, or stops only what is High, has a guide of its own.
reported(label) if label in elsewhere

reported(label) if {
	label in harmful
	rai.strength(input, label) < 2
}

reported(label) if {
	not label in harmful
	some filter in rai.filters(input)
	concat("/", [filter.name, filter.source]) == label
	not filter.enabled == false
}

less := [label |
	some label in rai.weaker(input, base)
	label in rai.labels(input)
	not reported(label)
]

deny contains {
	"proven": true,
	"at": ["properties", "basePolicyName"],
	"facts": {"base": name, "weaker": less},
} if {
	based
	count(less) > 0
}

deny contains {
	"at": ["properties", "basePolicyName"],
	"facts": {"base": name, "weaker": []},
} if {
	based
	not base
}
