# Where prompts and answers may be processed no cloud knows. An account tells the Regions of a profile by its models, one without a Region
# being that of a global profile; code tells them by what it copies from, of which the geography may have any of its Regions.
package sekisho

declared if is_array(data.workload.data_residency)

deny contains {
	"at": ["Models", i, "ModelArn"],
	"facts": {"region": region, "geography": null},
} if {
	declared
	some i, model in input.Models
	region := region_of(model.ModelArn)
	not region in data.workload.data_residency
}

region_of(arn) := "global" if {
	is_string(arn)
	split(arn, ":")[3] == ""
}

region_of(arn) := region if {
	is_string(arn)
	region := split(arn, ":")[3]
	region != ""
}

deny contains {
	"at": ["ModelSource", "CopyFrom"],
	"facts": {"region": region, "geography": null},
} if {
	declared
	not input.Models
	contains(input.ModelSource.CopyFrom, ":foundation-model/")
	region := region_of(input.ModelSource.CopyFrom)
	region != "global"
	not region in data.workload.data_residency
}

deny contains {
	"at": ["ModelSource", "CopyFrom"],
	"facts": {"region": null, "geography": geography},
} if {
	declared
	not input.Models
	contains(input.ModelSource.CopyFrom, ":inference-profile/")
	geography := split(split(input.ModelSource.CopyFrom, ":inference-profile/")[1], ".")[0]
	not inside(geography)
}

# The Regions that a geography may have at most.
geographies := {
	"jp": ["ap-northeast-1", "ap-northeast-3"],
	"au": ["ap-southeast-2", "ap-southeast-4"],
	"ca": ["ca-central-1", "ca-west-1"],
	"us": ["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
}

# Of any other nobody knows.
inside(geography) if {
	regions := object.get(geographies, geography, ["elsewhere"])
	count([region | some region in regions; not region in data.workload.data_residency]) == 0
}
