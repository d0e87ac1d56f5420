# A service without an identity reaches its data sources, models and keys with connection strings that hold a key, or not at all.
package sekisho

deny contains {
	"at": ["identity", "type"],
	"facts": {"value": object.get(input, ["identity", "type"], null)},
} if {
	not assigned
}

assigned if contains(lower(input.identity.type), "assigned")
