# Who searched and who wrote into an index is known only if the operation log goes somewhere.
# The settings stand beside the resource, so they are known only where they were read.
package sekisho

import data.lib.azure_diagnostics

applies if {
	input.diagnosticSettings
}

deny contains {
	"at": ["diagnosticSettings"],
	"facts": {"count": count(input.diagnosticSettings)},
} if {
	input.diagnosticSettings
	not azure_diagnostics.sends(input.diagnosticSettings, {"operationlogs", "alllogs", "audit"})
}
