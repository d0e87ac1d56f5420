# An enforced guardrail that does not reach every model. Without ModelEnforcement it is enforced on all; a model in both lists is excluded.
# Models that only embed or rank write no text, and AWS itself excludes them in its example.
package sekisho

# Account settings have no Type; of policies only those of Bedrock are meant.
applies if not input.Type

applies if input.Type == "BEDROCK_POLICY"

deny contains {
	"at": ["ModelEnforcement", "ExcludedModels"],
	"facts": {"list": "excluded", "models": models, "region": null},
} if {
	models := sort([model | some model in input.ModelEnforcement.ExcludedModels; writes(model)])
	count(models) > 0
}

deny contains {
	"at": ["ModelEnforcement", "IncludedModels"],
	"facts": {"list": "included", "models": models, "region": null},
} if {
	included := input.ModelEnforcement.IncludedModels
	models := sort([model | some model in included])
	not "ALL" in models
}

deny contains {
	"at": ["ModelEnforcement", "IncludedModels"],
	"facts": {"list": "included", "models": [], "region": null},
} if {
	input.ModelEnforcement
	not input.ModelEnforcement.IncludedModels
}

# The configurations of an organization's policy, by Region and name.
inference := input.Content.bedrock.guardrail_inference

enforced contains {"at": ["Content", "bedrock", "guardrail_inference", region, name], "region": region, "config": config} if {
	some region in object.keys(inference)
	some name in object.keys(inference[region])
	config := inference[region][name]
}

deny contains {
	"at": array.concat(one.at, ["model_enforcement", "excluded_models"]),
	"facts": {"list": "excluded", "models": models, "region": one.region},
} if {
	some one in enforced
	models := sort([model | some model in one.config.model_enforcement.excluded_models["@@assign"]; writes(model)])
	count(models) > 0
}

deny contains {
	"at": array.concat(one.at, ["model_enforcement", "included_models"]),
	"facts": {"list": "included", "models": models, "region": one.region},
} if {
	some one in enforced
	is_object(one.config.model_enforcement)
	models := sort([model | some model in one.config.model_enforcement.included_models["@@assign"]])
	not "ALL" in models
}

writes(model) if {
	not contains(lower(model), "embed")
	not contains(lower(model), "rerank")
}
