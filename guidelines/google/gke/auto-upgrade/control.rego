# New node pools have it unless it is switched off.
package sekisho

deny contains {
	"at": ["nodePools", i, "management", "autoUpgrade"],
	"facts": {"value": pool.management.autoUpgrade},
} if {
	some i, pool in input.nodePools
	pool.management.autoUpgrade == false
}
