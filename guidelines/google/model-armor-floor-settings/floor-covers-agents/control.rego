# Agents on Vertex AI call Gemini in their own project, and nothing screens those calls unless each names a template or the floor
# setting of the project integrates AI_PLATFORM. Templates in calls are in no configuration, so this asks for the floor setting
# wherever an agent is known. Names of agents say the number of the project, those of floor settings its id.
package sekisho

import data.lib.model_armor

applies if count(agents) > 0

own contains model_armor.project(input.name)

own contains number if {
	some _, project in data.snapshot["cloudresourcemanager.googleapis.com/Project"]
	project.projectId == model_armor.project(input.name)
	number := model_armor.project(project.name)
}

# Two agents may have one display name, or none.
agents := sort({[object.get(engine, "displayName", engine.name), engine.name] |
	some _, engine in data.snapshot["aiplatform.googleapis.com/ReasoningEngine"]
	model_armor.project(engine.name) in own
})

deny contains {
	"at": ["integratedServices"],
	"facts": {"agent": agents[0][0], "count": count(agents)},
	"proven": true,
} if {
	count(agents) > 0
	not "AI_PLATFORM" in input.integratedServices
}
