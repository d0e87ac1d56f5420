# Two constraints forbid new keys, an older one and a managed one; either is enough. That neither does is proven only where the
# other one was read as well.
package sekisho

import data.lib.google_org_policies

applies if {
	google_org_policies.about(input.name, "iam.disableServiceAccountKeyCreation")
	google_org_policies.settled(input.spec.inheritFromParent)
}

managed := concat("", ["//orgpolicy.googleapis.com/", replace(input.name, "/policies/iam.disable", "/policies/iam.managed.disable")])

other := data.snapshot["orgpolicy.googleapis.com/Policy"][managed]

forbidden if google_org_policies.enforced(input.spec.rules)

forbidden if google_org_policies.enforced(other.spec.rules)

deny contains {
	"at": google_org_policies.place(input.spec.rules, "enforce"),
	"facts": {},
	"proven": true,
} if {
	not forbidden
	other.spec
}

deny contains {
	"at": google_org_policies.place(input.spec.rules, "enforce"),
	"facts": {},
} if {
	not forbidden
	not other.spec
}
