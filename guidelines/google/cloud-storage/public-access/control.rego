# A bucket is public through its IAM policy, and through its ACLs unless uniform bucket-level access switches them off.
# Public access prevention overrides both.
package sekisho

import data.lib.google_iam

prevented if lower(input.iamConfiguration.publicAccessPrevention) == "enforced"

uniform if input.iamConfiguration.uniformBucketLevelAccess.enabled == true

deny contains found if {
	not prevented
	some found in google_iam.public(input.iamPolicy)
}

deny contains {"at": ["acl", i, "entity"], "facts": grant(entry)} if {
	not prevented
	not uniform
	some i, entry in input.acl
	google_iam.everyone(grant(entry).member)
}

deny contains {"at": ["defaultObjectAcl", i, "entity"], "facts": grant(entry)} if {
	not prevented
	not uniform
	some i, entry in input.defaultObjectAcl
	google_iam.everyone(grant(entry).member)
}

# Terraform writes READER:allUsers, the API two members.
grant(entry) := {"member": parts[1], "role": parts[0]} if {
	parts := split(entry.entity, ":")
	count(parts) == 2
}

grant(entry) := {"member": entry.entity, "role": object.get(entry, "role", null)} if not contains(entry.entity, ":")
