# A database is reached over TLS unless SslMode is none, the vendor's default. The setting is for databases: the other
# engines have settings of their own, or always use TLS.
package sekisho

applies if lower(input.EngineName) in with_ssl_mode

with_ssl_mode := {
	"aurora", "aurora-postgresql", "aurora-postgresql-serverless", "aurora-serverless", "azuredb",
	"azure-sql-managed-instance", "babelfish", "db2", "db2-zos", "docdb", "gcp-mysql", "mariadb", "mongodb", "mysql",
	"oracle", "postgres", "sqlserver", "sybase",
}

deny contains {"at": ["SslMode"], "facts": {"mode": object.get(input, "SslMode", null)}} if {
	not input.SslMode in {"require", "verify-ca", "verify-full"}
}
