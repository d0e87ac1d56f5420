# New node pools have it unless it is switched off.
package sekisho

deny contains {
	"at": ["nodePools", i, "management", "autoRepair"],
	"facts": {"value": pool.management.autoRepair},
} if {
	some i, pool in input.nodePools
	pool.management.autoRepair == false
}
