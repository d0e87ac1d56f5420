# The end of connections is logged only where the flag is on.
package sekisho

applies if postgres

postgres if startswith(upper(input.databaseVersion), "POSTGRES")

flags := [i |
	some i, flag in input.settings.databaseFlags
	lower(flag.name) == "log_disconnections"
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
	count(flags) == 0
}
