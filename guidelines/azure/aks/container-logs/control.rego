# Logs of containers go to a workspace when the add-on omsagent is on and names one.
package sekisho

agent := input.properties.addonProfiles.omsagent

deny contains {
	"at": ["properties", "addonProfiles", "omsagent"],
	"facts": {"value": object.get(input.properties, ["addonProfiles", "omsagent", "enabled"], null)},
} if {
	not collecting
}

collecting if {
	agent.config.logAnalyticsWorkspaceResourceID
	not agent.enabled == false
}
