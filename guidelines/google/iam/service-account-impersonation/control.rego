# Granted on a project, folder or organization, these roles let one act as every service account below, now and later.
# To whom does not matter, so members that are not known leave nothing open.
package sekisho

import data.lib.google_roles

deny contains {
	"at": ["iamPolicy", "bindings", i, "role"],
	"facts": {"role": binding.role},
} if {
	some i, binding in input.iamPolicy.bindings
	google_roles.impersonates(binding.role)
}
