# Statements are written to the log from the duration of the flag on; the default, -1, writes none.
package sekisho

applies if postgres

postgres if startswith(upper(input.databaseVersion), "POSTGRES")

flags := [i |
	some i, flag in input.settings.databaseFlags
	lower(flag.name) == "log_min_duration_statement"
]

deny contains {
	"at": ["settings", "databaseFlags", i, "value"],
	"facts": {"value": object.get(input.settings.databaseFlags[i], "value", null)},
} if {
	postgres
	some i in flags
	not good(input.settings.databaseFlags[i].value)
}

good(value) if to_number(value) == -1
