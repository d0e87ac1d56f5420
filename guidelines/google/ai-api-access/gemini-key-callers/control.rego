# Whoever has a key may use it from anywhere unless it names addresses. Keys for browsers and apps have a guide of their own.
package sekisho

import data.lib.ports

services := {"generativelanguage.googleapis.com", "aiplatform.googleapis.com"}

models contains service if {
	is_array(input.restrictions.apiTargets)
	some target in input.restrictions.apiTargets
	service := lower(target.service)
	service in services
}

applies if {
	not input.deleteTime
	count(models) > 0
	not handed_out
}

handed_out if input.restrictions.browserKeyRestrictions

handed_out if input.restrictions.androidKeyRestrictions

handed_out if input.restrictions.iosKeyRestrictions

addresses := object.get(input, ["restrictions", "serverKeyRestrictions", "allowedIps"], [])

open := [address | some _, address in addresses; ports.wide(address)]

deny contains {
	"at": ["restrictions", "serverKeyRestrictions"],
	"facts": {"services": sort(models), "open": open},
} if {
	not input.deleteTime
	count(models) > 0
	not handed_out
	not named
}

named if {
	count(addresses) > 0
	count(open) == 0
}
