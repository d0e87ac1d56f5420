# A floor setting that screens Vertex AI is asked by its service agent, which needs the right to use Model Armor in the project.
# A role of the company's own may hold it, so where the agent has one nothing is said. Code shows only some of the
# bindings of a project, so this is a question for what is live.
package sekisho

import data.lib.model_armor

applies if {
	screened
	not unclear
}

number := split(input.name, "/")[1] if startswith(input.name, "projects/")

own := {number, input.projectId}

screened if {
	some _, floor in data.snapshot["modelarmor.googleapis.com/FloorSetting"]
	model_armor.project(floor.name) in own
	"AI_PLATFORM" in floor.integratedServices
}

agent := concat("", ["serviceAccount:service-", number, "@gcp-sa-aiplatform.iam.gserviceaccount.com"])

uses(role) if lower(role) in {
	"roles/modelarmor.user",
	"roles/modelarmor.editor",
	"roles/modelarmor.admin",
	"roles/editor",
	"roles/owner",
}

# The agent's roles in the project and in what holds it.
roles contains role if {
	some role in roles_in(input.iamPolicy)
}

roles contains role if {
	some _, folder in data.snapshot["cloudresourcemanager.googleapis.com/Folder"]
	folder.name in above
	some role in roles_in(folder.iamPolicy)
}

roles contains role if {
	some _, organization in data.snapshot["cloudresourcemanager.googleapis.com/Organization"]
	organization.name in above
	some role in roles_in(organization.iamPolicy)
}

above contains input.parent

above contains ancestor if {
	some ancestor in model_armor.ancestors(input.parent)
}

roles_in(policy) := {binding.role |
	is_array(policy.bindings)
	some binding in policy.bindings
	is_array(binding.members)
	some member in binding.members
	lower(member) == lower(agent)
}

granted if {
	some role in roles
	uses(role)
}

unclear if {
	not granted
	some role in roles
	not startswith(lower(role), "roles/")
}

deny contains {
	"at": ["iamPolicy", "bindings"],
	"facts": {"agent": agent},
	"proven": true,
} if {
	screened
	not granted
}
