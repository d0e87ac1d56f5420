# A guardrail profile sends prompts and answers to the Regions of its geography. They have to be Regions in which the
# company allows them to be processed. A profile that is not in AWS's table proves nothing.
package sekisho

import data.lib.profiles

applies if input.CrossRegionConfig

# The service answers with the full name, the id or both.
default profile := ""

profile := input.CrossRegionConfig.GuardrailProfileArn if {
	input.CrossRegionConfig.GuardrailProfileArn
} else := input.CrossRegionConfig.GuardrailProfileId

parts := split(profile, "/")

# arn:aws:bedrock:REGION:ACCOUNT:guardrail-profile/apac.guardrail.v1:0, or what stands behind the slash alone.
geography := split(parts[count(parts) - 1], ".")[0]

source := split(profile, ":")[3] if {
	startswith(profile, "arn:")
} else := split(input.GuardrailArn, ":")[3]

asia := {"ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"}

wide_asia := asia | {"ap-south-2", "ap-southeast-4"}

# What is the same from each source Region of a geography.
destinations := {
	"apac": asia,
	"au": {"ap-southeast-2"},
	"ca": {"ca-central-1", "ca-west-1"},
	"eu": {"eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"},
	"uk": {"eu-west-2"},
	"us": {"us-east-1", "us-east-2", "us-west-2"},
	"us-gov": {"us-gov-east-1", "us-gov-west-1"},
}

# What some source Regions have besides.
more := {
	"ap-east-2": (wide_asia | {"ap-east-2", "ap-southeast-3"}),
	"ap-southeast-3": (wide_asia | {"ap-southeast-3"}),
	"ap-southeast-4": wide_asia,
	"ap-southeast-5": (wide_asia | {"ap-southeast-3", "ap-southeast-5"}),
	"ap-southeast-7": (wide_asia | {"ap-southeast-3", "ap-southeast-7"}),
	"il-central-1": {"il-central-1"},
	"me-central-1": (wide_asia | {"ap-southeast-3", "me-central-1"}),
	"us-west-1": {"us-west-1"},
}

default extra := set()

extra := more[source]

allowed := {lower(region) | some region in data.workload.data_residency}

outside := (destinations[geography] | extra) - allowed

default regions := null

regions := sort(outside)

deny contains {
	"at": ["CrossRegionConfig", "GuardrailProfileArn"],
	"facts": {"profile": parts[count(parts) - 1], "regions": regions},
} if {
	data.workload.data_residency
	not outside == set()
	not within
}

# Where a company allows all of a geography by its name, its Regions are allowed as well.
within if profiles.allowed(geography, data.workload.data_residency)
