# Only "enforced" keeps a later grant to everyone without effect; "inherited" leaves it to the organization.
package sekisho

deny contains {
	"at": ["iamConfiguration", "publicAccessPrevention"],
	"facts": {"value": object.get(input, ["iamConfiguration", "publicAccessPrevention"], null)},
} if {
	not lower(input.iamConfiguration.publicAccessPrevention) == "enforced"
}
