# Owner and editor may change everything in a project. Service accounts that hold them are found by the guide
# service-account-admin.
package sekisho

import data.lib.google_iam
import data.lib.google_roles

deny contains {
	"at": ["iamPolicy", "bindings", i, "role"],
	"facts": {"role": binding.role, "members": members},
} if {
	some i, binding in input.iamPolicy.bindings
	google_roles.basic(binding.role)
	members := sort({member |
		some _, member in binding.members
		is_string(member)
		not google_iam.service_account(member)
	})
	count(members) > 0
}
