# Only Linux machines have linuxConfiguration, and they take passwords unless it says otherwise.
package sekisho

applies if input.properties.osProfile.linuxConfiguration

deny contains {
	"at": ["properties", "osProfile", "linuxConfiguration", "disablePasswordAuthentication"],
	"facts": {"value": object.get(linux, "disablePasswordAuthentication", null)},
} if {
	linux := input.properties.osProfile.linuxConfiguration
	not linux.disablePasswordAuthentication == true
}
