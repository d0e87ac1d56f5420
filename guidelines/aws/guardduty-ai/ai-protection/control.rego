# GuardDuty analyses what is done with models only with AI Protection. A live detector lists every feature that its Region has, so one that
# does not list this cannot have it; in code it has to be written. A suspended detector is reported by detector-enabled.
package sekisho

applies if {
	input.Enable == true
	not unavailable
}

listed := [i | some i, feature in input.Features; feature.Name == "AI_PROTECTION"]

unavailable if {
	input.Id
	count(listed) == 0
	count(input.Features) > 0
}

on if {
	some feature in input.Features
	feature.Name == "AI_PROTECTION"
	feature.Status == "ENABLED"
}

deny contains {
	"at": ["Features", i, "Status"],
	"facts": {"status": object.get(input.Features[i], "Status", null)},
} if {
	input.Enable == true
	not on
	some i in listed
}

deny contains {"at": ["Features"], "facts": {"status": null}} if {
	input.Enable == true
	count(listed) == 0
	not unavailable
}
