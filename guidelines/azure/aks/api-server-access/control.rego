# The API server is closed in a private cluster, and limited where authorizedIPRanges names addresses of one's own.
package sekisho

import data.lib.ports

public if input.properties.apiServerAccessProfile.enablePrivateCluster == false

deny contains {
	"at": ["properties", "apiServerAccessProfile", "authorizedIPRanges"],
	"facts": {"value": null},
} if {
	public
	not limited
}

limited if count(input.properties.apiServerAccessProfile.authorizedIPRanges) > 0

deny contains {
	"at": ["properties", "apiServerAccessProfile", "authorizedIPRanges", i],
	"facts": {"value": range},
} if {
	public
	some i, range in input.properties.apiServerAccessProfile.authorizedIPRanges
	ports.wide(range)
}
