# Backups run only where they are enabled. Replicas have none of their own.
package sekisho

applies if primary

primary if {
	input.settings
	not input.masterInstanceName
}

deny contains {
	"at": ["settings", "backupConfiguration", "enabled"],
	"facts": {"value": object.get(input, ["settings", "backupConfiguration", "enabled"], null)},
} if {
	primary
	not input.settings.backupConfiguration.enabled == true
}
