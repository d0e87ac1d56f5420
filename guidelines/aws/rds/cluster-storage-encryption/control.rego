# A cluster is encrypted when StorageEncrypted is true. Where it is not said, the shape puts the engine in its place: new
# Aurora clusters are encrypted without being told. Replicas and what is restored take the encryption of their source.
package sekisho

applies if not inherits

inherits if input.SnapshotIdentifier

inherits if input.SourceDBClusterIdentifier

inherits if input.SourceDbClusterResourceId

inherits if input.ReplicationSourceIdentifier

deny contains {"at": ["StorageEncrypted"], "facts": {"value": value, "engine": engine}} if {
	not input.StorageEncrypted in {true, "aurora", "aurora-mysql", "aurora-postgresql"}
	not managed_by_service
}

managed_by_service if startswith(input.StorageEncryptionType, "sse-")

default value := null

value := input.StorageEncrypted if is_boolean(input.StorageEncrypted)

default engine := null

engine := input.StorageEncrypted if is_string(input.StorageEncrypted)
