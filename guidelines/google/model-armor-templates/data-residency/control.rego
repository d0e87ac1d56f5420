# A template that says false bypasses the checks that keep prompts in its jurisdiction. Whether prompts have to stay somewhere is
# a declared fact; where the template itself stands is the question of model-armor-reach/template-region.
package sekisho

bound if count(data.workload.data_residency) > 0

deny contains {
	"at": ["templateMetadata", "dataResidencyCompliant"],
	"facts": {"regions": data.workload.data_residency},
} if {
	bound
	not input.templateMetadata.dataResidencyCompliant == true
}
