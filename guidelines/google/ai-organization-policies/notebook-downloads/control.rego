# New notebook instances may be kept from handing files to the devices of their users.
package sekisho

import data.lib.google_org_policies

applies if {
	some constraint in switches
	google_org_policies.about(input.name, constraint)
	google_org_policies.settled(input.spec.inheritFromParent)
}

switches := ["ainotebooks.disableFileDownloads", "ainotebooks.disableTerminal"]

deny contains {
	"at": google_org_policies.place(input.spec.rules, "enforce"),
	"facts": {"constraint": constraint},
} if {
	some constraint in switches
	google_org_policies.about(input.name, constraint)
	not google_org_policies.enforced(input.spec.rules)
}
