# Asynchronous_filter, called Deferred by older API versions, sends tokens to the reader before they are judged.
# The service does so only when asked to, so an absent mode is Default: buffered, judged, then sent.
# Policies of Microsoft cannot be edited, so they are not judged: which deployments use them is told by default-content-filter.
package sekisho

import data.lib.rai

applies if filtering

filtering if rai.filtering(input)

judged_first := {"Default", "Blocking"}

deny contains {
	"at": ["properties", "mode"],
	"facts": {"mode": mode},
} if {
	filtering
	mode := object.get(input.properties, "mode", "Default")
	not mode in judged_first
}
