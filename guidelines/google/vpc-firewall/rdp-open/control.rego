# RDP is for administrators, and IAP brings them in from one range of Google; a rule for everyone lets in the rest.
package sekisho

import data.lib.google_firewall

applies if input.direction == "INGRESS"

opened := sort({google_firewall.spelled(one) |
	some one in google_firewall.allowed(input.allowed)
	google_firewall.reaches(one, "tcp", 3389)
})

deny contains {"at": source.at, "facts": {"source": source.source, "opened": opened}} if {
	input.direction == "INGRESS"
	input.disabled == false
	count(opened) > 0
	some source in google_firewall.sources(input.sourceRanges, input.sourceTags, input.sourceServiceAccounts)
}
