# A configuration that leaves BlockPublicAcls off. A bucket without any configuration is none: AWS turns all four switches on when it
# creates one.
package sekisho

deny contains {
	"at": ["PublicAccessBlockConfiguration", "BlockPublicAcls"],
	"facts": {"value": value},
} if {
	block := input.PublicAccessBlockConfiguration
	not block.BlockPublicAcls == true
	value := object.get(block, "BlockPublicAcls", null)
}
