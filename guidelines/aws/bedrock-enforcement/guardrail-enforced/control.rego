# Any one is enough: the account enforces a guardrail in some Region, its organization does, or a service control policy refuses calls
# that name none. Regions that are left out while others are covered are the matter of regions-covered.
package sekisho

import data.lib.enforcement

# What stands for lists that broke off is looked at below.
sees_unread := true

account := input.Identity.Account

# Nothing that could be read enforces a guardrail.
nowhere if {
	count(enforcement.guarded(account)) == 0
	count([region | some region in enforcement.bare(account); enforcement.by_organization(account, region)]) == 0
	count([region | some region in enforcement.unseen(account); enforcement.by_organization(account, region)]) == 0
}

perhaps if {
	some region in enforcement.bare(account)
	enforcement.perhaps_by_organization(account, region)
}

# An organization whose policies could not be read may enforce one.
perhaps if enforcement.blind

perhaps if count(enforcement.bare(account)) == 0

deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": sort(enforcement.bare(account))},
	"proven": true,
} if {
	nowhere
	not perhaps
}

deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": sort(enforcement.bare(account))},
} if {
	nowhere
	perhaps
}
