# Built-in roles of Azure that matter to models and guardrails, and what an assignment gives.
#
# A role is known by its id, which stays when Microsoft renames it; Terraform may name it instead. Custom roles are none of these.
package lib.azure_roles

by_id := {
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
	"25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68": "Cognitive Services Contributor",
	"a001fd3d-188f-4b5d-821b-7da978bf7442": "Cognitive Services OpenAI Contributor",
	"5e0bd9bd-7b93-4f28-af87-19fc36ad61bd": "Cognitive Services OpenAI User",
	"a97b65f3-24c7-4388-baec-2e87135dc908": "Cognitive Services User",
	"c883944f-8b7b-4483-af10-35834be79c4a": "Foundry Owner",
	"e47c6f54-e4a2-4754-9501-8e0985b135e1": "Foundry Account Owner",
	"53ca6127-db72-4b80-b1b0-d745d6d5456d": "Foundry User",
	"eadc314b-1a2d-4efa-be10-5d325db5065e": "Foundry Project Manager",
	"b78c5d69-af96-48a3-bf8d-a8b4d589de94": "Azure AI Administrator",
	"64702f94-c441-49e6-a78b-ef80e0188fee": "Azure AI Developer",
}

by_name := {lower(name): name | some name in by_id}

# The names before Microsoft renamed them are still in code.
renamed := {
	"azure ai owner": "Foundry Owner",
	"azure ai account owner": "Foundry Account Owner",
	"azure ai project manager": "Foundry Project Manager",
	"azure ai user": "Foundry User",
}

# Everything in reach may be changed, or roles may be given for it.
administers := {"Owner", "Contributor", "User Access Administrator", "Role Based Access Control Administrator"}

# Content filters and deployments may be changed.
writes_guardrails := {
	"Owner",
	"Contributor",
	"Cognitive Services Contributor",
	"Cognitive Services OpenAI Contributor",
	"Foundry Owner",
	"Foundry Account Owner",
	"Azure AI Administrator",
}

# Models may be called.
calls_models := {
	"Cognitive Services OpenAI Contributor",
	"Cognitive Services OpenAI User",
	"Cognitive Services User",
	"Foundry Owner",
	"Foundry Project Manager",
	"Foundry User",
	"Azure AI Developer",
}

# The built-in role with this id, or with this name where there is no id; undefined for any other.
role(id, _) := by_id[parts[count(parts) - 1]] if {
	is_string(id)
	parts := split(lower(trim_space(id)), "/")
}

role(id, name) := by_name[lower(trim_space(name))] if not is_string(id)

role(id, name) := renamed[lower(trim_space(name))] if not is_string(id)

# How wide a scope is (in lower case); undefined for a single resource. In code it may be named by where it is written.
breadth(scope) := "managementGroup" if regex.match(`^(/$|/providers/microsoft\.management/managementgroups/)|(^|\.)azurerm_management_group\.`, scope)

breadth(scope) := "subscription" if regex.match(`^/subscriptions/[^/]+/?$|(^|\.)azurerm_subscription\.`, scope)

breadth(scope) := "resourceGroup" if regex.match(`^/subscriptions/[^/]+/resourcegroups/[^/]+/?$|(^|\.)azurerm_resource_group\.`, scope)
