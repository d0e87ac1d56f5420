# The default is warning; what is graver than error hides errors.
package sekisho

applies if postgres

postgres if startswith(upper(input.databaseVersion), "POSTGRES")

flags := [i |
	some i, flag in input.settings.databaseFlags
	lower(flag.name) == "log_min_messages"
]

deny contains {
	"at": ["settings", "databaseFlags", i, "value"],
	"facts": {"value": object.get(input.settings.databaseFlags[i], "value", null)},
} if {
	postgres
	some i in flags
	not good(input.settings.databaseFlags[i].value)
}

good(value) if lower(value) in {"debug5", "debug4", "debug3", "debug2", "debug1", "info", "notice", "warning", "error"}
