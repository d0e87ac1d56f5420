# Google Cloud's IAM policies: bindings of a role to members.
#
# Functions that look for faults take the policy of a resource, `input.iamPolicy`, and return sets of {at, facts} with the
# path inside the resource. A member that is not known is null in its list, and silent.
package lib.google_iam

# --- Members ---

# Anyone on the internet, or anyone with some Google account; such an account is free.
everyone(member) if lower(member) in {"allusers", "allauthenticatedusers"}

# A service account, also when a binding takes the member of one in the same code (`google_service_account.app.member`).
service_account(member) if startswith(lower(member), "serviceaccount:")

service_account(member) if regex.match(`^(\$\{)?(module\..+\.)?google_service_account\.`, member)

# The account that a service uses where none is named: Compute Engine's and App Engine's. "default" is a word for it.
default_account(member) if member == "default"

default_account(member) if regex.match(`^(serviceaccount:)?[0-9]+-compute@developer\.gserviceaccount\.com$`, lower(member))

default_account(member) if regex.match(`^(serviceaccount:)?[a-z0-9.:-]+@appspot\.gserviceaccount\.com$`, lower(member))

# Google's own: an agent of a service, or the one that creates resources of a project for templates and managed groups.
agent(member) if regex.match(`@(gcp-sa-[a-z0-9-]+\.iam|cloudservices)\.gserviceaccount\.com$`, lower(member))

agent(member) if regex.match(`^serviceaccount:service-[0-9]+@`, lower(member))

# --- Bindings ---

# Every member that is everyone, with the role that it gets.
public(policy) := {found |
	some i, binding in policy.bindings
	some j, member in binding.members
	everyone(member)
	found := {
		"at": ["iamPolicy", "bindings", i, "members", j],
		"facts": {"member": member, "role": object.get(binding, "role", null)},
	}
}
