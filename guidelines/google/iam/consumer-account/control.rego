# A personal account stays with the person: no administrator of the company can disable it or ask it for a second factor.
package sekisho

deny contains {
	"at": ["iamPolicy", "bindings", i, "members", j],
	"facts": {"member": member, "role": object.get(binding, "role", null)},
} if {
	some i, binding in input.iamPolicy.bindings
	some j, member in binding.members
	regex.match(`^user:[^@]+@(gmail|googlemail)\.com$`, lower(member))
}
