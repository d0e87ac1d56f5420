# A policy that names a base stops at least what the base stops: thresholds, filters that the vendor adds to it, blocklists.
# What other guides ask of every policy is left to them: the shields, protected material, harm filters that are off or
# at High, and the mode.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if based

name := trim_space(input.properties.basePolicyName)

based if {
	rai.filtering(input)
	name != ""
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

less := [label |
	some label in rai.weaker(input, base)
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
