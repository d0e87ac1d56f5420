# A guardrail's draft changes with every edit; only a numbered version stays what was reviewed. A node without a guardrail is
# the matter of node-guardrail.
package sekisho

import data.lib.flows

applies if count(named) > 0

deny contains {
	"at": array.concat(one.at, ["Configuration", one.type, "GuardrailConfiguration", "GuardrailVersion"]),
	"facts": {"node": one.node, "version": one.version},
} if {
	some one in named
	not pinned(one.version)
}

named contains {"at": found.at, "type": type, "node": object.get(found.node, "Name", null), "version": version} if {
	some found in flows.nodes(input.Definition)
	some type in {"Prompt", "KnowledgeBase"}
	guardrail := found.node.Configuration[type].GuardrailConfiguration
	is_string(guardrail.GuardrailIdentifier)
	trim_space(guardrail.GuardrailIdentifier) != ""
	version := object.get(guardrail, "GuardrailVersion", null)
}

pinned(version) if regex.match(`^[1-9][0-9]{0,7}$`, sprintf("%v", [version]))

# In code, a version that is created beside the flow is numbered when it is deployed.
pinned(version) if startswith(version, "${")
