# Somebody has to be able to see who changed what and who fetched keys: the audit log goes to a workspace, a storage account or a hub.
# The settings stand beside the resource, so they are known only where they were read.
package sekisho

import data.lib.azure_diagnostics

applies if {
	input.kind in gateways
	input.diagnosticSettings
}

gateways := {"OpenAI", "AIServices", "ContentSafety"}

deny contains {
	"at": ["diagnosticSettings"],
	"facts": {"count": count(input.diagnosticSettings)},
} if {
	input.kind in gateways
	input.diagnosticSettings
	not azure_diagnostics.sends(input.diagnosticSettings, {"audit", "alllogs"})
}
