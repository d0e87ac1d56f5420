# Asynchronous_filter, called Deferred by older API versions, sends tokens to the reader before they are judged.
# The service does so only when asked to, so an absent mode is Default: buffered, judged, then sent.
package sekisho

judged_first := {"Default", "Blocking"}

deny contains {
	"at": ["properties", "mode"],
	"facts": {"mode": mode},
} if {
	mode := object.get(input.properties, "mode", "Default")
	not mode in judged_first
}
