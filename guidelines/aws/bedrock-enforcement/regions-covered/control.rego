# A guardrail is enforced in one Region and not in another where models can be called as well. Which Regions a company uses no cloud knows.
# A Region that a service control policy closes to models needs none. Where none is enforced anywhere, guardrail-enforced says so.
package sekisho

import data.lib.enforcement

# What stands for lists that broke off is looked at below.
sees_unread := true

applies if covered

account := input.Identity.Account

covered if count(enforcement.guarded(account)) > 0

covered if {
	some region in enforcement.bare(account)
	enforcement.by_organization(account, region)
}

# What is not declared to be used is left out, once somebody has declared what is.
left_out(region) if {
	is_array(data.workload.model_regions)
	not region in data.workload.model_regions
}

open := sort([region |
	some region in enforcement.bare(account)
	not left_out(region)
	not enforcement.by_organization(account, region)
])

unread := sort([region |
	some region in enforcement.unseen(account)
	not left_out(region)
	not enforcement.by_organization(account, region)
])

perhaps if enforcement.blind

perhaps if {
	some region in open
	enforcement.perhaps_by_organization(account, region)
}

deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": open, "unread": unread},
	"proven": true,
} if {
	covered
	count(open) > 0
	not perhaps
}

deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": open, "unread": unread},
} if {
	covered
	count(open) > 0
	perhaps
}

deny contains {
	"at": ["Identity", "Account"],
	"facts": {"regions": open, "unread": unread},
} if {
	covered
	count(open) == 0
	count(unread) > 0
}
