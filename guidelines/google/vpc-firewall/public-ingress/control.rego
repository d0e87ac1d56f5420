# A machine is reached directly only where a rule lets everyone in. What opens SSH or RDP is found by the guides of those.
package sekisho

import data.lib.google_firewall
import data.lib.ports

applies if input.direction == "INGRESS"

opened := sort({google_firewall.spelled(one) |
	some one in google_firewall.allowed(input.allowed)
	some protocol in {"tcp", "udp", "sctp"}
	ports.carries(one.protocol, protocol)
	ports.bounds(one.ports)
	not google_firewall.reaches(one, "tcp", 22)
	not google_firewall.reaches(one, "tcp", 3389)
})

deny contains {"at": source.at, "facts": {"source": source.source, "opened": opened}} if {
	input.direction == "INGRESS"
	input.disabled == false
	count(opened) > 0
	some source in google_firewall.sources(input.sourceRanges, input.sourceTags, input.sourceServiceAccounts)
}
