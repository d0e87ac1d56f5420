# The company says which hosts its agents may use. Addresses of Azure itself are told apart by their resource, not by their host,
# and are not judged.
package sekisho

applies if {
	host
	not in_azure
	not built
}

# A host that code puts together is known later.
built if contains(host, "${")

target := lower(trim_space(input.properties.target))

# What stands between the scheme and the path, a query, a fragment, or a backslash, which clients read as a slash; without the user
# before the last @.
host := regex.replace(regex.replace(regex.replace(target, scheme, ""), `[/?#\\].*$`, ""), `^.*@|:[0-9]+$`, "") if regex.match(scheme, target)

scheme := `^[a-z][a-z0-9+.:-]*://`

in_azure if {
	regex.match(`\.(azure\.com|azure\.net|windows\.net|azure\.us|azure\.cn|chinacloudapi\.cn)$`, host)
	not of_anybody
}

# Virtual machines, web sites in storage and relays answer with what anybody put there, under a name of Azure.
of_anybody if regex.match(`(^|\.)(cloudapp\.[a-z.]+|web\.(core\.windows\.net|storage\.azure\.net)|servicebus\.windows\.net|chinacloudapp\.cn)$`, host)

trusted if {
	some pattern in data.workload.trusted_hosts
	glob.match(lower(trim_space(pattern)), null, host)
}

deny contains {
	"at": ["properties", "target"],
	"facts": {"host": host},
} if {
	host
	not in_azure
	not built
	not trusted
	data.workload.trusted_hosts
}
