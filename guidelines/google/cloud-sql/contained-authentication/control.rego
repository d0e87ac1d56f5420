# The flag is off unless it is switched on.
package sekisho

applies if sqlserver

sqlserver if startswith(upper(input.databaseVersion), "SQLSERVER")

deny contains {
	"at": ["settings", "databaseFlags", i, "value"],
	"facts": {"value": object.get(flag, "value", null)},
} if {
	sqlserver
	some i, flag in input.settings.databaseFlags
	lower(flag.name) == "contained database authentication"
	not lower(flag.value) == "off"
}
