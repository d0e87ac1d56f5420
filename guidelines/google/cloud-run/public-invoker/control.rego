# A service is public when IAM lets everyone call it or asks nobody, unless only internal traffic gets there.
package sekisho

import data.lib.google_iam

annotation := "run.googleapis.com/ingress"

exposed if {
	input.ingress != "INGRESS_TRAFFIC_INTERNAL_ONLY"
	object.get(input.metadata.annotations, annotation, "all") != "internal"
	is_array(input.metadata.annotationEntries)
	others := [i | some i, entry in input.metadata.annotationEntries; outward(entry)]
	count(others) == count(input.metadata.annotationEntries)
}

# Any annotation but the one that admits internal traffic only.
outward(entry) if entry.key != annotation

outward(entry) if {
	entry.key == annotation
	entry.value != "internal"
}

deny contains found if {
	exposed
	some found in google_iam.public(input.iamPolicy)
}

deny contains {"at": ["invokerIamDisabled"], "facts": {"member": null, "role": null}} if {
	exposed
	input.invokerIamDisabled == true
}
