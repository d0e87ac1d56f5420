# A service is public when IAM lets everyone call it or asks nobody, unless only internal traffic gets there.
package sekisho

import data.lib.google_iam

internal if input.ingress == "INGRESS_TRAFFIC_INTERNAL_ONLY"

internal if input.metadata.annotations["run.googleapis.com/ingress"] == "internal"

deny contains found if {
	not internal
	some found in google_iam.public(input.iamPolicy)
}

deny contains {"at": ["invokerIamDisabled"], "facts": {"member": null, "role": null}} if {
	not internal
	input.invokerIamDisabled == true
}
