# In the mode Audit a rule that denies is logged and not applied. The server takes Enforced where nothing is said.
package sekisho

applies if input.properties.egressPolicy

deny contains {
	"at": ["properties", "egressPolicy", "mode"],
	"facts": {"mode": object.get(input.properties.egressPolicy, "mode", null)},
} if {
	input.properties.egressPolicy
	not input.properties.egressPolicy.mode == "Enforced"
}
