# The API server is closed in a private cluster, and limited where authorizedIPRanges names addresses of one's own.
package sekisho

import data.lib.ports

profile := object.get(input.properties, "apiServerAccessProfile", {})

private if profile.enablePrivateCluster == true

deny contains {
	"at": ["properties", "apiServerAccessProfile", "authorizedIPRanges"],
	"facts": {"value": null},
} if {
	not private
	not limited
}

limited if count(profile.authorizedIPRanges) > 0

deny contains {
	"at": ["properties", "apiServerAccessProfile", "authorizedIPRanges", i],
	"facts": {"value": range},
} if {
	not private
	some i, range in profile.authorizedIPRanges
	ports.wide(range)
}
