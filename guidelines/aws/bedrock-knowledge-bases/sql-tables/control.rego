# With one table to include, all others are ignored; with tables to exclude, the others stay. Without either, the model may ask
# every table that the connection can read.
package sekisho

redshift := input.KnowledgeBaseConfiguration.SqlKnowledgeBaseConfiguration.RedshiftConfiguration

applies if {
	redshift
	is_boolean(limited)
}

deny contains {
	"at": ["KnowledgeBaseConfiguration", "SqlKnowledgeBaseConfiguration", "RedshiftConfiguration", "QueryGenerationConfiguration", "GenerationContext", "Tables"],
	"facts": {"described": count(tables)},
} if {
	not limited
}

default limited := false

limited if {
	some table in tables
	table.Inclusion in {"INCLUDE", "EXCLUDE"}
}

default tables := []

tables := found if {
	found := redshift.QueryGenerationConfiguration.GenerationContext.Tables
	is_array(found)
}
