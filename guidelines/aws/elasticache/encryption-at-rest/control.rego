# Encryption at rest is on when it is said, or when nothing is said and the engine is Valkey. A member of a global
# datastore takes it over from the first group.
package sekisho

applies if not input.GlobalReplicationGroupId

deny contains {
	"at": ["AtRestEncryptionEnabled"],
	"facts": {"value": object.get(input, "AtRestEncryptionEnabled", null), "engine": engine},
} if {
	not encrypted
}

engine := object.get(input, "Engine", null)

encrypted if input.AtRestEncryptionEnabled == true

encrypted if {
	not is_boolean(object.get(input, "AtRestEncryptionEnabled", null))
	lower(input.Engine) == "valkey"
}
