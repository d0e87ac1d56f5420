# A configuration that leaves RestrictPublicBuckets off. A bucket without any configuration is none: AWS turns all four switches on when it
# creates one.
package sekisho

deny contains {
	"at": ["PublicAccessBlockConfiguration", "RestrictPublicBuckets"],
	"facts": {"value": value},
} if {
	block := input.PublicAccessBlockConfiguration
	not block.RestrictPublicBuckets == true
	value := object.get(block, "RestrictPublicBuckets", null)
}
