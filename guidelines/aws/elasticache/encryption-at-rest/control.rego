# Encryption at rest is on when it is said. Where it is not, the shape puts the engine in its place: on for Valkey, off for
# others. A member of a global datastore takes it over from the first group.
package sekisho

applies if not input.GlobalReplicationGroupId

deny contains {"at": ["AtRestEncryptionEnabled"], "facts": {"value": value, "engine": engine}} if {
	not input.AtRestEncryptionEnabled in {true, "valkey"}
}

default value := null

value := input.AtRestEncryptionEnabled if is_boolean(input.AtRestEncryptionEnabled)

default engine := null

engine := input.AtRestEncryptionEnabled if {
	is_string(input.AtRestEncryptionEnabled)
	input.AtRestEncryptionEnabled != ""
}
