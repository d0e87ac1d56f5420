# A system prompt holds only what its developers wrote, unless answers rest on retrieved documents: those are often put there, and whoever
# can write a document can write the prompt. Whether a company works that way no cloud knows.
package sekisho

# Account settings have no Type; of policies only those of Bedrock are meant.
applies if not input.Type

applies if input.Type == "BEDROCK_POLICY"

account if not input.Type

default mode := null

mode := input.SelectiveContentGuarding.System

default tags := null

tags := input.InputTags

comprehensive if mode == "COMPREHENSIVE"

comprehensive if {
	mode == null
	tags == "IGNORE"
}

deny contains {
	"at": ["SelectiveContentGuarding", "System"],
	"facts": {"mode": mode, "tags": tags, "region": null},
} if {
	data.workload.rag == true
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
	"at": array.concat(one.at, ["selective_content_guarding", "system"]),
	"facts": {"mode": written, "tags": older, "region": one.region},
} if {
	data.workload.rag == true
	some one in enforced
	written := object.get(one.config, ["selective_content_guarding", "system", "@@assign"], null)
	older := object.get(one.config, ["input_tags", "@@assign"], null)
	not whole(written, older)
}

whole(written, _) if lower(written) == "comprehensive"

whole(null, older) if lower(older) == "ignore"
