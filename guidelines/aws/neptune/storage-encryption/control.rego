# A cluster is encrypted when StorageEncrypted is true. One that is restored or replicates another takes over the encryption of its source.
package sekisho

applies if not inherits

inherits if input.SnapshotIdentifier

inherits if input.SourceDBClusterIdentifier

inherits if input.ReplicationSourceIdentifier

deny contains {"at": ["StorageEncrypted"], "facts": {"value": object.get(input, "StorageEncrypted", null)}} if {
	not input.StorageEncrypted == true
}
