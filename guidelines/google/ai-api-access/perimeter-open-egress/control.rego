# A rule for any identity to any project lets data leave through the services that it names. "Any user" and "any service account"
# are of the whole of Google Cloud, not of the company alone.
package sekisho

applies if count(input.status.egressPolicies) > 0

anybody := {"ANY_IDENTITY", "ANY_USER_ACCOUNT", "ANY_SERVICE_ACCOUNT"}

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
	"facts": {"identity": upper(policy.egressFrom.identityType), "service": service, "title": object.get(policy, "title", null)},
} if {
	some i, policy in input.status.egressPolicies
	upper(policy.egressFrom.identityType) in anybody
	"*" in list(policy.egressTo.resources)
	ways := named(policy.egressTo) | granted(policy.egressTo)
	count(ways) > 0
	service := min(ways)
}

named(to) := {operation.serviceName |
	some operation in list(to.operations)
	opens(operation.serviceName)
	writes(operation)
}

# Roles stand for the operations that they permit; what a role of one's own permits is not known here.
granted(to) := {role |
	some role in list(to.roles)
	regex.match(`^roles/(aiplatform|bigquery|discoveryengine|modelarmor|storage)\.|^roles/(owner|editor)$|^(organizations|projects)/`, lower(role))
	not regex.match(`viewer$`, lower(role))
}

list(value) := value if is_array(value)

# Rules that only read, such as from public buckets, carry nothing out.
writes(operation) if not operation.methodSelectors

writes(operation) if {
	some selector in list(operation.methodSelectors)
	not reads(selector)
}

# google.storage.objects.get, DatasetService.ListDatasets, artifactregistry.googleapis.com/DockerRead. A query carries its text out.
reads(selector) if regex.match(`(^|[./])(get|list|(batch|streaming)?read)[a-z]*$`, lower(selector.method))

reads(selector) if regex.match(`\.(get|list|getdata)$`, lower(selector.permission))
