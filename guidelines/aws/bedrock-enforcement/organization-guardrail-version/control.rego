# The identifier of an organization's policy is the ARN of a guardrail of that Region with a numbered version. Any other makes all calls
# to Bedrock in the accounts below fail.
package sekisho

applies if input.Type == "BEDROCK_POLICY"

inference := input.Content.bedrock.guardrail_inference

deny contains {
	"at": ["Content", "bedrock", "guardrail_inference", region, name, "identifier"],
	"facts": {"region": region, "identifier": identifier, "fault": fault},
} if {
	some region in object.keys(inference)
	some name in object.keys(inference[region])
	identifier := object.get(inference[region][name], ["identifier", "@@assign"], null)
	fault := wrong(region, identifier)
}

# A policy of this type without any Region enforces nothing.
deny contains {
	"at": ["Content", "bedrock", "guardrail_inference"],
	"facts": {"region": null, "identifier": null, "fault": "empty"},
} if {
	input.Type == "BEDROCK_POLICY"
	not filled
}

filled if {
	some region in object.keys(inference)
	is_object(inference[region])
	some name, config in inference[region]
	not startswith(name, "@@")
	is_object(config)
}

wrong(_, identifier) := "absent" if not is_string(identifier)

wrong(_, identifier) := "form" if {
	is_string(identifier)
	not regex.match(`^arn:[^:]+:bedrock:[^:]+:[0-9]{12}:guardrail/[a-z0-9]+(:[^:]*)?$`, identifier)
}

wrong(region, identifier) := "region" if {
	regex.match(`^arn:[^:]+:bedrock:[^:]+:[0-9]{12}:guardrail/[a-z0-9]+(:[^:]*)?$`, identifier)
	split(identifier, ":")[3] != region
}

wrong(region, identifier) := "version" if {
	regex.match(`^arn:[^:]+:bedrock:[^:]+:[0-9]{12}:guardrail/[a-z0-9]+(:[^:]*)?$`, identifier)
	split(identifier, ":")[3] == region
	not regex.match(`:guardrail/[a-z0-9]+:[1-9][0-9]*$`, identifier)
}
