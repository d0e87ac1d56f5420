# Agents follow what tools say of themselves, so only hosts that the company trusts belong into the registry.
package sekisho

deny contains {
	"at": ["interfaces", i, "url"],
	"facts": {"host": name},
} if {
	some i, interface in input.interfaces
	name := host(interface.url)
	is_array(data.workload.trusted_hosts)
	not trusted(name)
}

trusted(name) if {
	some pattern in data.workload.trusted_hosts
	glob.match(lower(pattern), null, name)
}

# Without scheme, user and port; what cannot be taken apart is no trusted host.
host(url) := name if {
	rest := regex.replace(lower(trim_space(url)), `^[a-z0-9+.-]+://`, "")
	authority := regex.replace(rest, `[/?#\\].*$`, "")
	name := regex.replace(regex.replace(authority, `^.*@`, ""), `:[0-9]*$`, "")
}
