# A configuration that leaves IgnorePublicAcls off. A bucket without any configuration is none: AWS turns all four switches on when it
# creates one.
package sekisho

deny contains {
	"at": ["PublicAccessBlockConfiguration", "IgnorePublicAcls"],
	"facts": {"value": value},
} if {
	block := input.PublicAccessBlockConfiguration
	not block.IgnorePublicAcls == true
	value := object.get(block, "IgnorePublicAcls", null)
}
