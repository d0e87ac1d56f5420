# A company that promised that nothing is kept needs the mode `none`: under any other the terms of each model decide. Sharing with the
# provider is reported by provider-data-share.
package sekisho

applies if input.DataRetention

default mode := null

mode := input.DataRetention.Mode

deny contains {
	"at": ["DataRetention", "Mode"],
	"facts": {"mode": mode},
} if {
	data.workload.zero_data_retention == true
	lower(mode) in {"default", "inherit", "aws_review"}
}

deny contains {
	"at": ["DataRetention", "Mode"],
	"facts": {"mode": null},
} if {
	data.workload.zero_data_retention == true
	input.DataRetention
	mode == null
}
