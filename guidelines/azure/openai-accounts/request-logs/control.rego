# Calls of models are counted by caller and deployment only if the request log goes somewhere.
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
	not azure_diagnostics.sends(input.diagnosticSettings, {"requestresponse", "alllogs"})
}
