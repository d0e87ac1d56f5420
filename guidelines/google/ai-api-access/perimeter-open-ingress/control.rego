# A rule for any identity from any source takes the perimeter away for the services that it names. "Any user" and "any service
# account" are no less: a stolen credential belongs to one of them.
package sekisho

applies if count(input.status.ingressPolicies) > 0

anybody := {"ANY_IDENTITY", "ANY_USER_ACCOUNT", "ANY_SERVICE_ACCOUNT"}

opens(service) if lower(service) in {
	"*",
	"aiplatform.googleapis.com",
	"discoveryengine.googleapis.com",
	"modelarmor.googleapis.com",
	"notebooks.googleapis.com",
}

deny contains {
	"at": ["status", "ingressPolicies", i],
	"facts": {"identity": upper(policy.ingressFrom.identityType), "service": service, "title": object.get(policy, "title", null)},
} if {
	some i, policy in input.status.ingressPolicies
	upper(policy.ingressFrom.identityType) in anybody
	"*" in [source.accessLevel | some source in list(policy.ingressFrom.sources)]
	ways := named(policy.ingressTo) | granted(policy.ingressTo)
	count(ways) > 0
	service := min(ways)
}

named(to) := {operation.serviceName | some operation in list(to.operations); opens(operation.serviceName)}

# Roles stand for the operations that they permit; what a role of one's own permits is not known here.
granted(to) := {role |
	some role in list(to.roles)
	regex.match(`^roles/(aiplatform|discoveryengine|modelarmor|notebooks)\.|^roles/(owner|editor|viewer)$|^(organizations|projects)/`, lower(role))
}

list(value) := value if is_array(value)
