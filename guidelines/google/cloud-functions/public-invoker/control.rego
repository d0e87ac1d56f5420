# A function is public when IAM lets everyone call it, unless only internal traffic gets there. The second generation keeps
# that setting in serviceConfig.
package sekisho

import data.lib.google_iam

internal if input.ingressSettings == "ALLOW_INTERNAL_ONLY"

internal if input.serviceConfig.ingressSettings == "ALLOW_INTERNAL_ONLY"

deny contains found if {
	not internal
	some found in google_iam.public(input.iamPolicy)
}
