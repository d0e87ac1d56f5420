# Who holds one of these roles can loosen or delete what Model Armor checks. Whole domains and pools are wrong whoever is in
# charge; for all others the company declares who that is. Everyone is found by iam/public-principal, and service accounts that
# administer by iam/service-account-admin.
package sekisho

import data.lib.google_iam
import data.lib.google_roles

changes(role) if lower(role) in {"roles/modelarmor.admin", "roles/modelarmor.editor", "roles/modelarmor.floorsettingsadmin"}

holders contains {"at": ["iamPolicy", "bindings", i, "members", j], "member": member, "role": binding.role} if {
	some i, binding in input.iamPolicy.bindings
	changes(binding.role)
	some j, member in binding.members
	is_string(member)
	not google_iam.everyone(member)
	not startswith(lower(member), "deleted:")
	not told_elsewhere(member, binding.role)
}

told_elsewhere(member, role) if {
	google_iam.service_account(member)
	google_roles.administers(role)
}

wide(member) if startswith(lower(member), "domain:")

# All of a pool, and all identities or service accounts of a project, folder or organization. A group of a pool is one of people.
wide(member) if {
	startswith(lower(member), "principalset://")
	endswith(member, "/*")
}

wide(member) if startswith(lower(member), "principalset://cloudresourcemanager.googleapis.com/")

in_charge(member) if {
	some pattern in data.workload.guardrail_admins
	some name in {lower(member), regex.replace(lower(member), `^[a-z]+:`, "")}
	glob.match(lower(pattern), null, name)
}

deny contains {
	"at": found.at,
	"facts": {"member": found.member, "role": found.role, "wide": true},
} if {
	some found in holders
	wide(found.member)
}

deny contains {
	"at": found.at,
	"facts": {"member": found.member, "role": found.role, "wide": false},
} if {
	is_array(data.workload.guardrail_admins)
	some found in holders
	not wide(found.member)
	not in_charge(found.member)
}
