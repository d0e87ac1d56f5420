# A policy that means to opt out and lets some service in, or none out by default. AWS knows optOut and optIn in exactly this spelling. In an
# organization it also has to be attached to something.
package sekisho

applies if input.Type == "AISERVICES_OPT_OUT_POLICY"

services := input.Content.services

deny contains {
	"at": ["Content", "services", "default", "opt_out_policy"],
	"facts": {"service": "default", "value": value, "attached": true},
} if {
	input.Type == "AISERVICES_OPT_OUT_POLICY"
	value := object.get(input, ["Content", "services", "default", "opt_out_policy", "@@assign"], null)
	value != "optOut"
}

deny contains {
	"at": ["Content", "services", service, "opt_out_policy"],
	"facts": {"service": service, "value": value, "attached": true},
} if {
	some service in object.keys(services)
	service != "default"
	not startswith(service, "@@")
	value := object.get(services, [service, "opt_out_policy", "@@assign"], null)
	value != null
	value != "optOut"
}

deny contains {
	"at": ["Targets"],
	"facts": {"service": null, "value": null, "attached": false},
} if {
	input.Type == "AISERVICES_OPT_OUT_POLICY"
	is_array(input.Targets)
	count([target | some target in input.Targets; target.TargetId]) == 0
}
