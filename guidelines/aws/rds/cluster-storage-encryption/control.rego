# A cluster is encrypted when StorageEncrypted is true, and a new Aurora cluster without being told. Replicas and what is
# restored take the encryption of what they come from, so nothing is asked of them.
package sekisho

applies if not inherits

inherits if input.SnapshotIdentifier

inherits if input.SourceDBClusterIdentifier

inherits if input.SourceDbClusterResourceId

inherits if input.ReplicationSourceIdentifier

deny contains {"at": ["StorageEncrypted"], "facts": {"value": value, "engine": engine}} if plain

plain if {
	input.StorageEncrypted == false
	not managed_by_service
}

plain if {
	not is_boolean(value)
	is_string(input.Engine)
	not aurora
}

aurora if startswith(input.Engine, "aurora")

managed_by_service if startswith(input.StorageEncryptionType, "sse-")

value := object.get(input, "StorageEncrypted", null)

default engine := null

engine := input.Engine if input.Engine != ""
