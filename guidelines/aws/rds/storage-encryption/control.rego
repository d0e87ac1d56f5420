# A database instance is encrypted when StorageEncrypted is true. Members of a cluster, replicas and what is restored
# take the encryption of what they come from, so nothing is asked of them.
package sekisho

applies if not inherits

inherits if input.DBClusterIdentifier != ""

inherits if input.SourceDBInstanceIdentifier

inherits if input.SourceDBClusterIdentifier

inherits if input.SourceDBInstanceAutomatedBackupsArn

inherits if input.SourceDbiResourceId

inherits if input.DBSnapshotIdentifier

inherits if input.DBClusterSnapshotIdentifier

deny contains {"at": ["StorageEncrypted"], "facts": {"value": object.get(input, "StorageEncrypted", null)}} if {
	not input.StorageEncrypted == true
}
