# A function is public when IAM lets everyone call it, unless only internal traffic gets there. The second generation keeps
# that setting in serviceConfig.
package sekisho

import data.lib.google_iam

exposed if input.ingressSettings != "ALLOW_INTERNAL_ONLY"

exposed if input.serviceConfig.ingressSettings != "ALLOW_INTERNAL_ONLY"

deny contains found if {
	exposed
	some found in google_iam.public(input.iamPolicy)
}
