# RDP is for administrators, and IAP brings them in from one range of Google; a rule for everyone lets in the rest.
package sekisho

import data.lib.google_firewall

applies if input.direction == "INGRESS"

opened := sort({google_firewall.spelled(one) |
	some one in google_firewall.allowed(input.allowed)
	google_firewall.reaches(one, "tcp", 3389)
})

others := array.concat(object.get(input, "sourceTags", []), object.get(input, "sourceServiceAccounts", []))

deny contains {"at": source.at, "facts": {"source": source.source, "opened": opened}} if {
	input.direction == "INGRESS"
	not input.disabled == true
	count(opened) > 0
	some source in google_firewall.sources(object.get(input, "sourceRanges", []), others)
}
