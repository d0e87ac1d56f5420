# A server for which the code sets no policy may have one from Defender for Cloud, so only a policy that is there is judged:
# it has to be on, and to leave no alert out.
package sekisho

applies if input.securityAlertPolicies

deny contains {
	"at": ["securityAlertPolicies", "properties", "state"],
	"facts": {"setting": "state", "value": object.get(policy, "state", null)},
} if {
	policy := object.get(input.securityAlertPolicies, "properties", {})
	not policy.state == "Enabled"
}

deny contains {
	"at": ["securityAlertPolicies", "properties", "disabledAlerts", i],
	"facts": {"setting": "disabledAlerts", "value": name},
} if {
	input.securityAlertPolicies.properties.state == "Enabled"
	some i, name in input.securityAlertPolicies.properties.disabledAlerts
	name != ""
}
