# Encryption at rest is on when it is said, or when nothing is said and the engine is Valkey. A member of a global
# datastore takes it over from the first group. The shape has an empty name for an engine that is not said.
package sekisho

applies if not input.GlobalReplicationGroupId

deny contains {"at": ["AtRestEncryptionEnabled"], "facts": {"value": value, "engine": engine}} if plain

plain if input.AtRestEncryptionEnabled == false

plain if {
	not is_boolean(value)
	is_string(input.Engine)
	not valkey
}

valkey if lower(input.Engine) == "valkey"

value := object.get(input, "AtRestEncryptionEnabled", null)

default engine := null

engine := input.Engine if input.Engine != ""
