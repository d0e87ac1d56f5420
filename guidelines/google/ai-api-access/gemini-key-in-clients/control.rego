# A key that is restricted to browsers or mobile apps is meant to be handed out with them. Whoever takes it out can claim to be
# such a client.
package sekisho

services := {"generativelanguage.googleapis.com", "aiplatform.googleapis.com"}

models contains service if {
	is_array(input.restrictions.apiTargets)
	some target in input.restrictions.apiTargets
	service := lower(target.service)
	service in services
}

applies if {
	not input.deleteTime
	count(models) > 0
}

clients := {
	"browserKeyRestrictions": "allowedReferrers",
	"androidKeyRestrictions": "allowedApplications",
	"iosKeyRestrictions": "allowedBundleIds",
}

deny contains {
	"at": ["restrictions", kind],
	"facts": {"kind": kind, "services": sort(models)},
} if {
	not input.deleteTime
	count(models) > 0
	some kind, _ in clients
	input.restrictions[kind]
}
