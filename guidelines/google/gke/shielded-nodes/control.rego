# Shielded nodes are on by default.
package sekisho

deny contains {"at": ["shieldedNodes", "enabled"], "facts": {"value": input.shieldedNodes.enabled}} if {
	not input.shieldedNodes.enabled == true
}
