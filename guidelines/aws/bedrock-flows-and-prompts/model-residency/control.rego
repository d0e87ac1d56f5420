# A cross-Region inference profile sends prompts wherever its geography reaches. Whether they may go there, only the company knows.
# What an application inference profile leads to is not said by its name, so it is no matter here.
package sekisho

import data.lib.flows
import data.lib.profiles

models contains {"at": ["Variants", i, "ModelId"], "name": object.get(variant, "Name", null), "model": variant.ModelId} if {
	is_array(input.Variants)
	some i, variant in input.Variants
}

models contains {"at": array.concat(one.at, ["Configuration", "Prompt", "SourceConfiguration", "Inline", "ModelId"]), "name": object.get(one.node, "Name", null), "model": model} if {
	some one in flows.nodes(input.Definition)
	model := one.node.Configuration.Prompt.SourceConfiguration.Inline.ModelId
}

models contains {"at": array.concat(one.at, ["Configuration", "KnowledgeBase", "ModelId"]), "name": object.get(one.node, "Name", null), "model": model} if {
	some one in flows.nodes(input.Definition)
	model := one.node.Configuration.KnowledgeBase.ModelId
}

# All models stay in their Region.
applies if {
	count(models) > 0
	count([one | some one in models; profiles.stays(one.model)]) == count(models)
}

applies if {
	count([one | some one in models; profiles.geography(one.model)]) > 0
	is_array(data.workload.data_residency)
}

deny contains {
	"at": one.at,
	"facts": {"name": one.name, "model": one.model, "area": area},
} if {
	some one in models
	area := profiles.geography(one.model)
	not profiles.allowed(area, data.workload.data_residency)
}
