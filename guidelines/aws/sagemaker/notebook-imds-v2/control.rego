# A notebook is safe from IMDSv1 only when the minimum version is 2; the API's default is 1, which allows both.
package sekisho

version := object.get(input, ["InstanceMetadataServiceConfiguration", "MinimumInstanceMetadataServiceVersion"], null)

deny contains {
	"at": ["InstanceMetadataServiceConfiguration", "MinimumInstanceMetadataServiceVersion"],
	"facts": {"version": version},
} if {
	not input.InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion == "2"
}
