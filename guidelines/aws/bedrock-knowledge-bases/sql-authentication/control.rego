# A knowledge base that writes SQL connects as its own role, and not as a database user that others use, too.
package sekisho

engines := {"ProvisionedConfiguration", "ServerlessConfiguration"}

redshift := input.KnowledgeBaseConfiguration.SqlKnowledgeBaseConfiguration.RedshiftConfiguration.QueryEngineConfiguration

# Of an engine that is none of these, nothing is said.
applies if {
	some engine in engines
	redshift[engine]
}

deny contains {
	"at": ["KnowledgeBaseConfiguration", "SqlKnowledgeBaseConfiguration", "RedshiftConfiguration", "QueryEngineConfiguration", engine, "AuthConfiguration", "Type"],
	"facts": {"value": value},
} if {
	some engine in engines
	configuration := redshift[engine]
	value := object.get(configuration, ["AuthConfiguration", "Type"], null)
	not value == "IAM"
}
