# With RETAIN, what was taken in stays in the vector store when its data source goes.
package sekisho

deny contains {
	"at": ["DataDeletionPolicy"],
	"facts": {"value": object.get(input, "DataDeletionPolicy", null)},
} if {
	not input.DataDeletionPolicy == "DELETE"
}
