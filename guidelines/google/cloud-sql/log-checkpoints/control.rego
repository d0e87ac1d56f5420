# Checkpoints are logged by default since PostgreSQL 15, and not before.
package sekisho

applies if postgres

postgres if startswith(upper(input.databaseVersion), "POSTGRES")

flags := [i |
	some i, flag in input.settings.databaseFlags
	lower(flag.name) == "log_checkpoints"
]

deny contains {
	"at": ["settings", "databaseFlags", i, "value"],
	"facts": {"value": object.get(input.settings.databaseFlags[i], "value", null)},
} if {
	postgres
	some i in flags
	not good(input.settings.databaseFlags[i].value)
}

good(value) if lower(value) == "on"

deny contains {"at": ["settings", "databaseFlags"], "facts": {"value": null}} if {
	postgres
	input.settings
	to_number(split(input.databaseVersion, "_")[1]) < 15
	count(flags) == 0
}
