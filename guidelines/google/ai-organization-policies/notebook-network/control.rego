# New notebook instances may be kept off the internet and off networks that nobody watches.
package sekisho

import data.lib.google_org_policies

applies if {
	some constraint in array.concat(switches, lists)
	google_org_policies.about(input.name, constraint)
	google_org_policies.settled(input.spec.inheritFromParent)
}

switches := ["ainotebooks.restrictPublicIp"]

lists := ["ainotebooks.restrictVpcNetworks"]

deny contains {
	"at": google_org_policies.place(input.spec.rules, "enforce"),
	"facts": {"constraint": constraint},
} if {
	some constraint in switches
	google_org_policies.about(input.name, constraint)
	not google_org_policies.enforced(input.spec.rules)
}

deny contains {
	"at": google_org_policies.place(input.spec.rules, "allowAll"),
	"facts": {"constraint": constraint},
} if {
	some constraint in lists
	google_org_policies.about(input.name, constraint)
	not google_org_policies.restricted(input.spec.rules)
}
