# Defender for AI watches an account unless its own setting takes it out. While the plan of the subscription is off no account is
# watched, which is the matter of defender-plan.
package sekisho

applies if not plan_off

plan_off if {
	some id, plan in data.beside.account["Microsoft.Security/pricings"]
	lower(plan.name) == "ai"
	plan.properties.pricingTier == "Free"
	split(lower(id), "/")[2] == split(lower(input.id), "/")[2]
}

deny contains {
	"at": ["properties", "state"],
	"facts": {"value": object.get(input.properties, "state", null)},
	"proven": true,
} if {
	not plan_off
	not input.properties.state == "Enabled"
}
