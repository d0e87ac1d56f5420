# What goes over a connection whose target is not encrypted can be read and changed by whoever is on the way.
package sekisho

applies if contains(target, "://")

target := lower(trim_space(input.properties.target))

encrypted := {"https", "wss", "sftp", "ftps", "ssh", "abfss", "wasbs", "azureml"}

deny contains {
	"at": ["properties", "target"],
	"facts": {
		"scheme": scheme,
		"category": object.get(input.properties, "category", null),
	},
} if {
	scheme := split(target, "://")[0]
	contains(target, "://")
	not scheme in encrypted
}
