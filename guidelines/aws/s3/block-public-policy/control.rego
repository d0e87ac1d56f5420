# A configuration that leaves BlockPublicPolicy off. A bucket without any configuration is none: AWS turns all four switches on when it
# creates one.
package sekisho

deny contains {
	"at": ["PublicAccessBlockConfiguration", "BlockPublicPolicy"],
	"facts": {"value": value},
} if {
	block := input.PublicAccessBlockConfiguration
	not block.BlockPublicPolicy == true
	value := object.get(block, "BlockPublicPolicy", null)
}
