# Container Registry keeps images in a bucket, so whoever may read the bucket has them all.
package sekisho

import data.lib.google_iam

applies if named

applies if {
	some i, binding in input.iamPolicy.bindings
	google_iam.registry(binding.bucket)
}

named if google_iam.registry(input.name)

reachable if lower(input.iamConfiguration.publicAccessPrevention) != "enforced"

deny contains found if {
	reachable
	named
	some found in google_iam.public(input.iamPolicy)
}

deny contains found if {
	reachable
	some found in google_iam.public(input.iamPolicy)
	google_iam.registry(input.iamPolicy.bindings[found.at[2]].bucket)
}
