# Without a lifetime, what an agent remembers of its users stays forever. Both ways in which memories come into being need one.
package sekisho

applies if input.contextSpec.memoryBankConfig

limits := input.contextSpec.memoryBankConfig.ttlConfig

limited if lasting(limits.defaultTtl)

limited if {
	lasting(limits.granularTtlConfig.createTtl)
	lasting(limits.granularTtlConfig.generateCreatedTtl)
}

lasting(duration) if to_number(trim_suffix(duration, "s")) > 0

deny contains {
	"at": ["contextSpec", "memoryBankConfig", "ttlConfig"],
	"facts": {"partly": partly},
} if {
	not limited
}

default partly := false

partly if limits
