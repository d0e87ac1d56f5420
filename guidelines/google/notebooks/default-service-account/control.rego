# A notebook runs whatever its users write, with the permissions of its service account. Where none is named it is the default
# one of Compute Engine, which machines share and which is often an editor.
package sekisho

import data.lib.google_iam

# Workbench instances (API v2) are set up by gceSetup; user-managed notebooks (API v1) have everything at the top.
workbench if input.gceSetup

workbench if input.apiVersion == "v2"

managed if {
	input.apiVersion == "v1"
	not input.gceSetup
}

account := input.gceSetup.serviceAccounts[0].email if workbench

account := input.serviceAccount if managed

own if {
	trim_space(account) != ""
	not google_iam.default_account(account)
}

place := ["gceSetup", "serviceAccounts"] if workbench

place := ["serviceAccount"] if managed

default named := null

named := account

deny contains {
	"at": place,
	"facts": {"account": named},
} if {
	not own
}
