# Cross-Region inference profiles of Bedrock that AWS defines: where what is sent to a model may be processed, told by its name.
package lib.profiles

# The geography of a profile, such as `apac` of apac.anthropic.claude-…; undefined for a model that stays in its Region. Two letters
# are a geography as well that AWS has added since: no provider of models has a name so short.
geography(model) := found[1] if {
	is_string(model)
	parts := split(lower(model), "/")
	found := regex.find_all_string_submatch_n(`^(global|us-gov|apac|[a-z]{2})[.]`, parts[count(parts) - 1], 1)[0]
}

# A model by its own name or ARN, which is used where it is called. A router chooses among profiles, which its name does not say.
stays(model) if {
	is_string(model)
	regex.match(`^[A-Za-z0-9.:/-]+$`, model)
	not contains(model, "inference-profile/")
	not contains(model, "prompt-router/")
	not geography(model)
}

# Whether a company lets data be processed in all of a geography: by its name, or by all of its Regions where they are settled.
allowed(area, places) if {
	some place in places
	lower(place) == area
}

# What may go anywhere may go there, and what may go to all of Asia and the Pacific may stay in one country of it.
allowed(_, places) if {
	some place in places
	lower(place) == "global"
}

allowed(area, places) if {
	area in {"au", "jp"}
	some place in places
	lower(place) == "apac"
}

allowed(area, places) if {
	regions := settled[area]
	count([region | some region in regions; region in places]) == count(regions)
}

settled := {
	"jp": {"ap-northeast-1", "ap-northeast-3"},
	"au": {"ap-southeast-2", "ap-southeast-4"},
}
