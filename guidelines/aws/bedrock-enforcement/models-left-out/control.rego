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
	some excluded in [input.ModelEnforcement.ExcludedModels]
	models := writers(excluded)
	count(models) > 0
}

deny contains {
	"at": ["ModelEnforcement", "IncludedModels"],
	"facts": {"list": "included", "models": models, "region": null},
} if {
	some enforcement in [input.ModelEnforcement]
	models := object.get(enforcement, "IncludedModels", [])
	not everything(models)
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
	models := writers(listed(one.config, "excluded_models"))
	count(models) > 0
}

deny contains {
	"at": array.concat(one.at, ["model_enforcement", "included_models"]),
	"facts": {"list": "included", "models": models, "region": one.region},
} if {
	some one in enforced
	object.get(one.config, "model_enforcement", null) != null
	models := listed(one.config, "included_models")
	not everything(models)
}

# A policy sets a list, or adds to what those above it say.
listed(config, member) := [model |
	some operator in ["@@assign", "@@append"]
	some model in object.get(config, ["model_enforcement", member, operator], [])
]

everything(models) if "ALL" in models

writers(models) := sort([model | some model in models; writes(model)])

writes(model) if {
	not contains(lower(model), "embed")
	not contains(lower(model), "rerank")
}
