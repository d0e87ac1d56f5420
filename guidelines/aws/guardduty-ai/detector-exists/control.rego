# A Region whose Bedrock could be asked and that has no detector: GuardDuty was never turned on there. What stands for a list that broke off
# has no Id, so of such a Region nothing is known. A detector that is suspended is the matter of detector-enabled.
package sekisho

# What stands for lists that broke off is looked at below.
sees_unread := true

account := input.Identity.Account

# Regions where Bedrock answered.
regions contains name if {
	some id, region in data.snapshot["AWS::Sekisho::Region"]
	parts := split(id, "/")
	parts[0] == account
	is_array(region.EnforcedGuardrails)
	name := parts[1]
}

watched contains name if {
	some id, detector in data.snapshot["AWS::GuardDuty::Detector"]
	detector.Id
	parts := split(id, ":")
	parts[4] == account
	name := parts[3]
}

unseen contains name if {
	some id, detector in data.snapshot["AWS::GuardDuty::Detector"]
	not detector.Id
	parts := split(id, "/")
	parts[0] == account
	name := parts[1]
}

bare := sort([name |
	some name in regions
	not name in watched
	not name in unseen
])

deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": bare},
	"proven": true,
} if {
	count(bare) > 0
}

# Where no detector is known and the rest could not be read, nothing passes.
deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": []},
} if {
	count(bare) == 0
	some name in regions
	name in unseen
	not name in watched
}

deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": []},
} if {
	account
	count(regions) == 0
}
