# Default service accounts are shared by whatever does not name one, so a role for them reaches all of it.
package sekisho

import data.lib.google_iam

deny contains {
	"at": ["iamPolicy", "bindings", i, "members", j],
	"facts": {"member": member, "role": object.get(binding, "role", null)},
} if {
	some i, binding in input.iamPolicy.bindings
	some j, member in binding.members
	google_iam.default_account(member)
}
