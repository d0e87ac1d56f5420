# A rule for any identity from any source takes the perimeter away for the services that it names.
package sekisho

applies if count(input.status.ingressPolicies) > 0

opens(service) if lower(service) in {
	"*",
	"aiplatform.googleapis.com",
	"discoveryengine.googleapis.com",
	"modelarmor.googleapis.com",
	"notebooks.googleapis.com",
}

deny contains {
	"at": ["status", "ingressPolicies", i],
	"facts": {"service": service, "title": object.get(policy, "title", null)},
} if {
	some i, policy in input.status.ingressPolicies
	upper(policy.ingressFrom.identityType) == "ANY_IDENTITY"
	"*" in [source.accessLevel | some source in list(policy.ingressFrom.sources)]
	services := {operation.serviceName | some operation in list(policy.ingressTo.operations); opens(operation.serviceName)}
	count(services) > 0
	service := min(services)
}

list(value) := value if is_array(value)
