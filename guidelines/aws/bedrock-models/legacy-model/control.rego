# Each Region tells of every foundation model whether it is active or legacy. A model that its Region does not list may have ended, or the
# Region was not read: that is not decided here, and no account is ever listed to its end, so the judge makes `undetermined` of it.
package sekisho

# What code copies from tells no more than the cloud will make of it.
applies if input.Models

applies if split(input.AgentArn, ":")[0]

models := data.snapshot["AWS::Sekisho::FoundationModel"]

uses contains {"at": ["Models", i, "ModelArn"], "arn": model.ModelArn} if {
	is_array(input.Models)
	some i, model in input.Models
	contains(model.ModelArn, ":foundation-model/")
}

uses contains {"at": ["FoundationModel"], "arn": arn} if {
	not startswith(input.FoundationModel, "arn:")
	name := regex.replace(input.FoundationModel, `^(us|us-gov|eu|apac|jp|au|ca|global)\.`, "")
	place := concat(":", [split(input.AgentArn, ":")[0], split(input.AgentArn, ":")[1], "bedrock", split(input.AgentArn, ":")[3]])
	arn := sprintf("%s::foundation-model/%s", [place, name])
}

# An inference profile of AWS, by its full name.
uses contains {"at": ["FoundationModel"], "arn": arn} if {
	startswith(input.FoundationModel, "arn:")
	contains(input.FoundationModel, ":inference-profile/")
	parts := split(input.FoundationModel, ":")
	name := regex.replace(split(input.FoundationModel, ":inference-profile/")[1], `^(us|us-gov|eu|apac|jp|au|ca|global)\.`, "")
	arn := sprintf("%s:%s:bedrock:%s::foundation-model/%s", [parts[0], parts[1], parts[3], name])
}

uses contains {"at": ["FoundationModel"], "arn": input.FoundationModel} if {
	startswith(input.FoundationModel, "arn:")
	contains(input.FoundationModel, ":foundation-model/")
}

deny contains {
	"at": use.at,
	"facts": {"model": split(use.arn, "foundation-model/")[1], "listed": true, "until": until},
	"proven": true,
} if {
	some use in uses
	known := models[use.arn]
	known.ModelLifecycle.Status != "ACTIVE"
	until := substring(object.get(known, ["ModelLifecycle", "EndOfLifeTime"], ""), 0, 10)
}

deny contains {
	"at": use.at,
	"facts": {"model": split(use.arn, "foundation-model/")[1], "listed": false, "until": ""},
} if {
	some use in uses
	not models[use.arn].ModelLifecycle.Status
}
