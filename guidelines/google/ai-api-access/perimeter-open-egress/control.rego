# A rule for any identity to any project lets data leave through the services that it names.
package sekisho

applies if count(input.status.egressPolicies) > 0

opens(service) if lower(service) in {
	"*",
	"aiplatform.googleapis.com",
	"bigquery.googleapis.com",
	"discoveryengine.googleapis.com",
	"modelarmor.googleapis.com",
	"storage.googleapis.com",
}

deny contains {
	"at": ["status", "egressPolicies", i],
	"facts": {"service": service, "title": object.get(policy, "title", null)},
} if {
	some i, policy in input.status.egressPolicies
	upper(policy.egressFrom.identityType) == "ANY_IDENTITY"
	"*" in list(policy.egressTo.resources)
	services := {operation.serviceName |
		some operation in list(policy.egressTo.operations)
		opens(operation.serviceName)
		writes(operation)
	}
	count(services) > 0
	service := min(services)
}

list(value) := value if is_array(value)

# Rules that only read, such as from public buckets, carry nothing out.
writes(operation) if not operation.methodSelectors

writes(operation) if {
	some selector in list(operation.methodSelectors)
	not reads(selector)
}

reads(selector) if regex.match(`(get|list|read|query)[a-z]*$`, lower(selector.method))

reads(selector) if regex.match(`(get|list)$`, lower(selector.permission))
