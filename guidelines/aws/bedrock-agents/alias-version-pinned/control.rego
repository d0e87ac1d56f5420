# An alias that is called in production leads to a numbered version, which nobody can change any more. AWS itself points the
# test alias at the draft.
package sekisho

applies if not input.AgentAliasId == "TSTALIASID"

deny contains {
	"at": ["RoutingConfiguration", i, "AgentVersion"],
	"facts": {"version": version},
} if {
	some i, route in input.RoutingConfiguration
	version := object.get(route, "AgentVersion", null)
	not numbered(version)
}

numbered(version) if regex.match(`^[0-9]+$`, sprintf("%v", [version]))
