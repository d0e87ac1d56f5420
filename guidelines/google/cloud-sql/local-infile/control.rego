# Cloud SQL for MySQL reads files of clients unless the flag local_infile is off; its default is on.
package sekisho

applies if mysql

mysql if startswith(upper(input.databaseVersion), "MYSQL")

flags := [i |
	some i, flag in input.settings.databaseFlags
	lower(flag.name) == "local_infile"
]

deny contains {
	"at": ["settings", "databaseFlags", i, "value"],
	"facts": {"value": object.get(input.settings.databaseFlags[i], "value", null)},
} if {
	mysql
	some i in flags
	not lower(input.settings.databaseFlags[i].value) == "off"
}

deny contains {"at": ["settings", "databaseFlags"], "facts": {"value": null}} if {
	mysql
	input.settings
	count(flags) == 0
}
