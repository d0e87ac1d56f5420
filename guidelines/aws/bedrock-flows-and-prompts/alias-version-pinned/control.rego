# An alias that is called in production leads to a numbered version, which nobody can change any more. AWS itself points the
# test alias at the draft.
package sekisho

applies if not input.Id == "TSTALIASID"

deny contains {
	"at": ["RoutingConfiguration", i, "FlowVersion"],
	"facts": {"version": version},
} if {
	some i, route in input.RoutingConfiguration
	version := object.get(route, "FlowVersion", null)
	not numbered(version)
}

numbered(version) if regex.match(`^[0-9]+$`, sprintf("%v", [version]))

# In code, a version that is created beside the alias is numbered when it is deployed.
numbered(version) if startswith(version, "${")

# An alias of a flow has no version of its own accord.
deny contains {
	"at": ["RoutingConfiguration"],
	"facts": {"version": null},
} if {
	not routed
}

routed if count(input.RoutingConfiguration) > 0
