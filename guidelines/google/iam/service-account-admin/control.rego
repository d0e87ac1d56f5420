# A service account acts without a person, so an administrator role makes whoever gets hold of it an administrator. Google's
# own agents need theirs.
package sekisho

import data.lib.google_iam
import data.lib.google_roles

powerful(role) if google_roles.administers(role)

powerful(role) if google_roles.basic(role)

deny contains {
	"at": ["iamPolicy", "bindings", i, "role"],
	"facts": {"role": binding.role, "members": members},
} if {
	some i, binding in input.iamPolicy.bindings
	powerful(binding.role)
	members := sort({member |
		some _, member in binding.members
		google_iam.service_account(member)
		not google_iam.agent(member)
	})
	count(members) > 0
}
