# What goes over a connection whose target is not encrypted can be read and changed by whoever is on the way. Judged are the schemes
# that say so: those of database drivers leave encryption to other settings.
package sekisho

applies if scheme in plain | encrypted

target := lower(trim_space(input.properties.target))

scheme := split(target, "://")[0] if contains(target, "://")

plain := {"http", "ws", "ftp", "abfs", "wasb", "amqp", "mqtt", "redis", "ldap", "telnet", "smb", "nfs"}

encrypted := {"https", "wss", "sftp", "ftps", "ssh", "abfss", "wasbs", "azureml", "amqps", "mqtts", "rediss", "ldaps"}

deny contains {
	"at": ["properties", "target"],
	"facts": {"scheme": scheme},
} if {
	scheme in plain
}
