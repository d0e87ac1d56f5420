# What an agent remembers of conversations it keeps no longer than AWS does by default.
package sekisho

limit := 30

applies if count(input.MemoryConfiguration.EnabledMemoryTypes) > 0

deny contains {
	"at": ["MemoryConfiguration", "StorageDays"],
	"facts": {"days": object.get(input, ["MemoryConfiguration", "StorageDays"], null), "limit": limit},
} if {
	not input.MemoryConfiguration.StorageDays <= limit
}
