# A database is encrypted when StorageEncrypted is true. Members of a cluster, replicas and what is restored take the
# encryption of what they come from, so nothing is asked of them. New Aurora clusters are encrypted without being told.
package sekisho

applies if not inherits

inherits if {
	input.DBInstanceClass
	input.DBClusterIdentifier
}

inherits if input.SourceDBInstanceIdentifier

inherits if input.SourceDBClusterIdentifier

inherits if input.SourceDBInstanceAutomatedBackupsArn

inherits if input.SourceDbiResourceId

inherits if input.SourceDbClusterResourceId

inherits if input.DBSnapshotIdentifier

inherits if input.DBClusterSnapshotIdentifier

inherits if input.SnapshotIdentifier

inherits if input.ReplicationSourceIdentifier

deny contains {
	"at": ["StorageEncrypted"],
	"facts": {"value": object.get(input, "StorageEncrypted", null), "engine": object.get(input, "Engine", null)},
} if {
	not encrypted
}

encrypted if input.StorageEncrypted == true

encrypted if startswith(input.StorageEncryptionType, "sse-")

encrypted if {
	not is_boolean(object.get(input, "StorageEncrypted", null))
	startswith(input.Engine, "aurora")
}
