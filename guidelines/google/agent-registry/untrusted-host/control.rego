# Agents follow what tools say of themselves, so only hosts that the company trusts belong into the registry.
package sekisho

import data.lib.google_agent_registry

addresses := google_agent_registry.addresses(
	object.get(input, "interfaces", []),
	object.get(input, ["agentSpec", "content"], {}),
)

deny contains {
	"at": address.at,
	"facts": {"host": name},
} if {
	some address in addresses
	name := host(address.url)
	is_array(data.workload.trusted_hosts)
	not trusted(name)
}

trusted(name) if {
	regex.match(`^[a-z0-9._:\[\]-]+$`, name)
	some pattern in data.workload.trusted_hosts
	glob.match(lower(pattern), null, name)
}

# Without scheme, user and port; what cannot be taken apart is no trusted host. Programs differ about where a host begins after a
# backslash.
host(url) := name if {
	rest := regex.replace(lower(trim_space(url)), `^[a-z0-9+.-]+://`, "")
	authority := regex.replace(rest, `[/?#].*$`, "")
	name := regex.replace(regex.replace(authority, `^[^\\]*@`, ""), `:[0-9]*$`, "")
}
