# Only uniform bucket-level access switches ACLs off; unset means false.
package sekisho

deny contains {
	"at": ["iamConfiguration", "uniformBucketLevelAccess", "enabled"],
	"facts": {"value": object.get(input, ["iamConfiguration", "uniformBucketLevelAccess", "enabled"], null)},
} if {
	not input.iamConfiguration.uniformBucketLevelAccess.enabled == true
}
