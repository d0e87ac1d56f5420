# Custom data is a text in base64 that stays readable in the machine. Whether there is a secret in it is told by its form.
package sekisho

import data.lib.secrets

places := [
	["properties", "osProfile", "customData"],
	["properties", "userData"],
	["properties", "virtualMachineProfile", "osProfile", "customData"],
	["properties", "virtualMachineProfile", "userData"],
]

deny contains {
	"at": place,
	"facts": {"setting": place[count(place) - 1], "forms": forms},
} if {
	some place in places
	written := object.get(input, place, null)
	is_string(written)
	forms := secrets.forms_in(text(written))
	count(forms) > 0
}

text(written) := base64.decode(written) if encoded(written)

text(written) := written if not encoded(written)

encoded(written) if base64.is_valid(written)
