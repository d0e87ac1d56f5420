# Whoever may tag what is inspected can also tag a decoy. AWS states no default for the mode, so it has to be written.
# Older configurations say the same by InputTags: HONOR or IGNORE.
package sekisho

# Account settings have no Type; of policies only those of Bedrock are meant.
applies if not input.Type

applies if input.Type == "BEDROCK_POLICY"

account if not input.Type

default mode := null

mode := input.SelectiveContentGuarding.Messages

default tags := null

tags := input.InputTags

comprehensive if mode == "COMPREHENSIVE"

comprehensive if {
	mode == null
	tags == "IGNORE"
}

deny contains {
	"at": ["SelectiveContentGuarding", "Messages"],
	"facts": {"mode": mode, "tags": tags, "region": null},
} if {
	account
	not comprehensive
}

# The configurations of an organization's policy, by Region and name.
inference := input.Content.bedrock.guardrail_inference

enforced contains {"at": ["Content", "bedrock", "guardrail_inference", region, name], "region": region, "config": config} if {
	some region in object.keys(inference)
	some name in object.keys(inference[region])
	config := inference[region][name]
}

deny contains {
	"at": array.concat(one.at, ["selective_content_guarding", "messages"]),
	"facts": {"mode": written, "tags": older, "region": one.region},
} if {
	some one in enforced
	written := object.get(one.config, ["selective_content_guarding", "messages", "@@assign"], null)
	older := object.get(one.config, ["input_tags", "@@assign"], null)
	not whole(written, older)
}

whole(written, _) if lower(written) == "comprehensive"

whole(null, older) if lower(older) == "ignore"
