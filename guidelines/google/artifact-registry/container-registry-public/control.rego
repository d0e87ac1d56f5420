# Container Registry keeps images in a bucket, so whoever may read the bucket has them all.
package sekisho

import data.lib.google_iam

applies if input.declared

deny contains found if {
	input.declared
	some found in google_iam.public(input.iamPolicy)
}
