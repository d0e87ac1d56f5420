# Remote debugging is off unless somebody turns it on.
package sekisho

deny contains {
	"at": ["properties", "siteConfig", "remoteDebuggingEnabled"],
	"facts": {"value": value},
} if {
	value := object.get(input.properties, ["siteConfig", "remoteDebuggingEnabled"], false)
	not value == false
}
