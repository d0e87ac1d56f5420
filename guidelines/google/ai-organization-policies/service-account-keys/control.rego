# Two constraints forbid new keys, an older one and a managed one; either is enough. That neither does is proven only where the
# other one was read as well.
package sekisho

import data.lib.google_org_policies

applies if {
	google_org_policies.about(input, "iam.disableServiceAccountKeyCreation")
	google_org_policies.settled(input)
}

managed := concat("", ["//orgpolicy.googleapis.com/", replace(input.name, "/policies/iam.disable", "/policies/iam.managed.disable")])

other := data.snapshot["orgpolicy.googleapis.com/Policy"][managed]

forbidden if google_org_policies.enforced(input)

forbidden if google_org_policies.enforced(other)

deny contains {
	"at": google_org_policies.place(input, "enforce"),
	"facts": {},
	"proven": true,
} if {
	not forbidden
	other.spec
}

deny contains {
	"at": google_org_policies.place(input, "enforce"),
	"facts": {},
} if {
	not forbidden
	not other.spec
}
