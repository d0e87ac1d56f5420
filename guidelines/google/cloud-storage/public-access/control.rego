# A bucket is public through its IAM policy, and through its ACLs unless uniform bucket-level access switches them off.
# Public access prevention overrides both.
package sekisho

import data.lib.google_iam

# What a member that is not known could rescue is asked for in the affirmative: the shape fills its default in.
reachable if lower(input.iamConfiguration.publicAccessPrevention) != "enforced"

evaluated if {
	reachable
	input.iamConfiguration.uniformBucketLevelAccess.enabled == false
}

deny contains found if {
	reachable
	some found in google_iam.public(input.iamPolicy)
}

deny contains {"at": array.concat(["acl", i], one.at), "facts": one.facts} if {
	evaluated
	some i, entry in input.acl
	some one in open(entry)
}

deny contains {"at": array.concat(["defaultObjectAcl", i], one.at), "facts": one.facts} if {
	evaluated
	some i, entry in input.defaultObjectAcl
	some one in open(entry)
}

# What one entry of an ACL lets everyone do. Terraform writes READER:allUsers in a list, or the name of a predefined ACL.
open(entry) := api | listed | predefined if {
	api := {{"at": ["entity"], "facts": {"member": entry.entity, "role": object.get(entry, "role", null)}} |
		google_iam.everyone(entry.entity)
	}
	listed := {{"at": ["entities", j], "facts": {"member": parts[1], "role": parts[0]}} |
		some j, text in entry.entities
		parts := split(text, ":")
		google_iam.everyone(parts[1])
	}
	predefined := {{"at": [setting], "facts": {"member": member, "role": entry[setting]}} |
		some setting in ["predefinedAcl", "predefinedDefaultObjectAcl"]
		member := public_acls[entry[setting]]
	}
}

public_acls := {
	"publicRead": "allUsers",
	"publicReadWrite": "allUsers",
	"authenticatedRead": "allAuthenticatedUsers",
}
