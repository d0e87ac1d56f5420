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

host := regex.replace(split(split(target, "://")[1], "/")[0], `^[^@]*@|:[0-9]+$`, "") if contains(target, "://")

in_azure if regex.match(`\.(azure\.com|azure\.net|windows\.net|azure\.us|azure\.cn|chinacloudapi\.cn)$`, host)

trusted if {
	some pattern in data.workload.trusted_hosts
	glob.match(lower(trim_space(pattern)), null, host)
}

deny contains {
	"at": ["properties", "target"],
	"facts": {
		"host": host,
		"category": object.get(input.properties, "category", null),
	},
} if {
	host
	not in_azure
	not built
	not trusted
	data.workload.trusted_hosts
}
