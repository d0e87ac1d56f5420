# Roles of Vertex AI for a whole domain, a whole pool of identities or everyone below an organization. Everyone on the internet is
# the guide public-principal's; roles that only view are left out.
package sekisho

deny contains {
	"at": ["iamPolicy", "bindings", i, "members", j],
	"facts": {"member": member, "role": binding.role},
} if {
	some i, binding in input.iamPolicy.bindings
	models(binding.role)
	some j, member in binding.members
	whole(member)
}

models(role) if {
	regex.match(`^roles/(aiplatform|ml|notebooks)\.`, lower(role))
	not endswith(lower(role), "viewer")
}

whole(member) if startswith(lower(member), "domain:")

whole(member) if regex.match(`^principalset://iam\.googleapis\.com/.*/(workforcepools|workloadidentitypools)/[^/]+/\*$`, lower(member))

whole(member) if startswith(lower(member), "principalset://cloudresourcemanager.googleapis.com/")
