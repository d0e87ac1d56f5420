# The plan called AI, and no other, raises alerts for what is sent to models; it does nothing while its tier is Free.
# A subscription that runs no models needs none. Code does not say which subscription that is, so there the plan itself counts.
package sekisho

applies if {
	lower(input.name) == "ai"
	not input.id
}

applies if {
	lower(input.name) == "ai"
	runs_models
}

gateways := {"OpenAI", "AIServices"}

runs_models if {
	some id, account in data.beside.account["Microsoft.CognitiveServices/accounts"]
	account.kind in gateways
	split(lower(id), "/")[2] == split(lower(input.id), "/")[2]
}

deny contains {
	"at": ["properties", "pricingTier"],
	"facts": {"tier": object.get(input.properties, "pricingTier", null)},
	"proven": true,
} if {
	lower(input.name) == "ai"
	not input.properties.pricingTier == "Standard"
}
