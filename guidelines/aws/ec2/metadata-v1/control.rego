# Instance metadata is given only for a token, or not at all. An AMI or an account may require tokens by default, which is
# not seen here, so silence is no proof. An instance of a launch template may have its options from there.
package sekisho

applies if input.MetadataOptions

applies if input.LaunchTemplateData

applies if not input.LaunchTemplate

place := ["LaunchTemplateData", "MetadataOptions"] if input.LaunchTemplateData

place := ["MetadataOptions"] if not input.LaunchTemplateData

options := object.get(input.LaunchTemplateData, "MetadataOptions", {}) if input.LaunchTemplateData

options := object.get(input, "MetadataOptions", {}) if not input.LaunchTemplateData

deny contains {
	"at": array.concat(place, ["HttpTokens"]),
	"facts": {"value": object.get(options, "HttpTokens", null)},
} if {
	not options.HttpTokens == "required"
	reachable
}

# The reader fills the default of HttpEndpoint in, so where it is absent beside other options it could not be read.
reachable if options.HttpEndpoint != "disabled"

reachable if {
	not input.LaunchTemplateData
	not input.MetadataOptions
}

reachable if {
	input.LaunchTemplateData
	not input.LaunchTemplateData.MetadataOptions
}
