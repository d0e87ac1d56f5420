# What is registered without TLS is called without TLS.
package sekisho

import data.lib.google_agent_registry

addresses := google_agent_registry.addresses(
	object.get(input, "interfaces", []),
	object.get(input, ["agentSpec", "content"], {}),
)

deny contains {
	"at": address.at,
	"facts": {"scheme": lower(split(trim_space(address.url), ":")[0])},
} if {
	some address in addresses
	not encrypted(address.url)
}

encrypted(url) if regex.match(`^(https|grpcs)://`, lower(trim_space(url)))

# An address without a scheme is one of gRPC, which says nothing of TLS.
encrypted(url) if {
	trim_space(url) != ""
	not contains(url, "://")
}
