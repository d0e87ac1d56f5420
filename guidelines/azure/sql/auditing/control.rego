# A server keeps no record of logins and queries unless auditing is on.
package sekisho

deny contains {
	"at": ["auditingSettings", "properties", "state"],
	"facts": {"value": object.get(input, ["auditingSettings", "properties", "state"], null)},
} if {
	not input.auditingSettings.properties.state == "Enabled"
}
