# A rule from 0.0.0.0 to 0.0.0.0 is Azure's word for every address in Azure, other customers' included. A range of more
# than 2^24 addresses cannot be one's own.
package sekisho

import data.lib.ports

default name := null

# Templates put the name of the server before that of the rule.
name := parts[count(parts) - 1] if parts := split(input.name, "/")

deny contains {
	"at": ["properties", "startIpAddress"],
	"facts": {
		"rule": name,
		"first": first,
		"last": last,
		"azure": true,
	},
} if {
	first := trim_space(input.properties.startIpAddress)
	last := trim_space(input.properties.endIpAddress)
	first == "0.0.0.0"
	last == "0.0.0.0"
}

deny contains {
	"at": ["properties", "startIpAddress"],
	"facts": {
		"rule": name,
		"first": first,
		"last": last,
		"azure": false,
	},
} if {
	first := trim_space(input.properties.startIpAddress)
	last := trim_space(input.properties.endIpAddress)
	ports.wide_between(first, last)
}
