# A dataset is public through an entry of its access list or through its IAM policy.
package sekisho

import data.lib.google_iam

deny contains found if some found in google_iam.public(input.iamPolicy)

deny contains {
	"at": ["access", i, "specialGroup"],
	"facts": {"member": entry.specialGroup, "role": object.get(entry, "role", null)},
} if {
	some i, entry in input.access
	google_iam.everyone(entry.specialGroup)
}

deny contains {
	"at": ["access", i, "iamMember"],
	"facts": {"member": entry.iamMember, "role": object.get(entry, "role", null)},
} if {
	some i, entry in input.access
	google_iam.everyone(entry.iamMember)
}
