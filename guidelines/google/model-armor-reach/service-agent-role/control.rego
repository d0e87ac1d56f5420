# A floor setting that screens Vertex AI is asked by its service agent, which needs the right to use Model Armor in the project.
# Where the grant stands above the project, or in a role of the company's own, nothing is said. Code shows only some of the
# bindings of a project, so this is a question for what is live.
package sekisho

import data.lib.model_armor

applies if screened

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

uses(role) if not startswith(lower(role), "roles/")

grants(policy) if {
	is_array(policy.bindings)
	some binding in policy.bindings
	uses(binding.role)
	some member in binding.members
	lower(member) == lower(agent)
}

granted if grants(input.iamPolicy)

granted if {
	some _, folder in data.snapshot["cloudresourcemanager.googleapis.com/Folder"]
	grants(folder.iamPolicy)
}

granted if {
	some _, organization in data.snapshot["cloudresourcemanager.googleapis.com/Organization"]
	grants(organization.iamPolicy)
}

deny contains {
	"at": ["iamPolicy", "bindings"],
	"facts": {"agent": agent},
	"proven": true,
} if {
	screened
	not granted
}
