# Resources of Vertex AI keep data where they are created. Only locations where the company lets its data be may be allowed;
# a policy that allows all is wrong whatever those are.
package sekisho

import data.lib.google_org_policies

applies if {
	google_org_policies.about(input.name, "gcp.resourceLocations")
	google_org_policies.settled(input.spec.inheritFromParent)
}

deny contains {
	"at": google_org_policies.place(input.spec.rules, "allowAll"),
	"facts": {"location": null},
} if {
	not google_org_policies.restricted(input.spec.rules)
}

deny contains {
	"at": ["spec", "rules", i, "values", "allowedValues", j],
	"facts": {"location": value},
} if {
	google_org_policies.restricted(input.spec.rules)
	some i, rule in input.spec.rules
	some j, value in rule.values.allowedValues
	is_array(data.workload.data_residency)
	not inside(value)
}

# in:asia-northeast1-locations, asia-northeast1, asia-northeast1-b. Groups of several regions are wider than any of them.
inside(value) if {
	some region in data.workload.data_residency
	name := regex.replace(regex.replace(lower(value), `^(in|is):`, ""), `-locations$`, "")
	within(name, lower(region))
}

within(name, region) if name == region

within(name, region) if regex.replace(name, `-[a-z0-9]+$`, "") == region
