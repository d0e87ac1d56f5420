# Granted on a project, folder or organization, these roles let one act as every service account below, now and later.
package sekisho

import data.lib.google_iam

deny contains {
	"at": ["iamPolicy", "bindings", i, "role"],
	"facts": {"role": binding.role, "members": members},
} if {
	some i, binding in input.iamPolicy.bindings
	google_iam.impersonates(binding.role)
	not binding.members == []
	members := sort({member |
		some _, member in binding.members
		is_string(member)
	})
}
