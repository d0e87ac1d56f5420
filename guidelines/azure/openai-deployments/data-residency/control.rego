# Where prompts are processed: a global deployment anywhere, a data zone within the United States or the European Union, any other
# in the location of its account. A SKU that is none of these, or not said, promises no place. Terraform names the account by
# where it is written.
package sekisho

allowed := {squeeze(place) | some place in data.workload.data_residency}

squeeze(place) := replace(lower(trim_space(place)), " ", "")

sku := lower(trim_space(object.get(input, ["sku", "name"], "")))

# Manual is a scale type of older API versions, which the Terraform provider still takes for the SKU.
regional := {"standard", "provisionedmanaged", "manual"}

reach := "global" if startswith(sku, "global")

reach := "global" if startswith(sku, "developer")

reach := "zone" if startswith(sku, "datazone")

reach := "unsaid" if {
	not sku in regional
	not regex.match(`^(global|developer|datazone)`, sku)
}

deny contains {
	"at": ["sku", "name"],
	"facts": {"sku": object.get(input, ["sku", "name"], null), "reach": reach, "location": null},
	"proven": true,
} if {
	count(allowed) > 0
	reach
}

account := split(lower(input.id), "/deployments/")[0]

location := place if {
	some id, found in data.snapshot["Microsoft.CognitiveServices/accounts"]
	lower(id) == account
	place := squeeze(found.location)
}

# What code puts together, or takes from a resource group, is known later.
location := place if {
	not account
	found := data.snapshot["Microsoft.CognitiveServices/accounts"][input.parent]
	place := squeeze(found.location)
	regex.match(`^[a-z0-9]+$`, place)
}

deny contains {
	"at": ["sku", "name"],
	"facts": {"sku": input.sku.name, "reach": "region", "location": location},
	"proven": true,
} if {
	count(allowed) > 0
	not reach
	not location in allowed
}

# While nobody knows where the account is, nobody knows whether the place is one of them.
deny contains {
	"at": ["id"],
	"facts": {"sku": object.get(input, ["sku", "name"], null), "reach": "region", "location": null},
} if {
	count(allowed) > 0
	not reach
	not location
}
