# Sensitive information is protected when at least one type or pattern is registered and each of them is evaluated and
# blocked or masked on input and on output. Which types are needed depends on the business, so none is demanded here.
package sekisho

registered contains {"list": list, "index": i, "entry": entry} if {
	some list in {"PiiEntitiesConfig", "RegexesConfig"}
	some i, entry in input.SensitiveInformationPolicyConfig[list]
}

wanted := {
	"InputEnabled": {true},
	"InputAction": {"BLOCK", "ANONYMIZE"},
	"OutputEnabled": {true},
	"OutputAction": {"BLOCK", "ANONYMIZE"},
}

# The action has no effect on a side that is not evaluated, so only the switch of that side is reported.
switched_by := {"InputAction": "InputEnabled", "OutputAction": "OutputEnabled"}

label := {"PiiEntitiesConfig": "Type", "RegexesConfig": "Name"}

deny contains {
	"at": ["SensitiveInformationPolicyConfig"],
	"facts": {"entity": null, "setting": null, "value": null},
} if {
	count(registered) == 0
}

deny contains {
	"at": ["SensitiveInformationPolicyConfig", found.list, found.index, setting],
	"facts": {
		"entity": object.get(found.entry, label[found.list], null),
		"setting": setting,
		"value": object.get(found.entry, setting, null),
	},
} if {
	some found in registered
	some setting, good in wanted
	not found.entry[setting] in good
	not found.entry[switched_by[setting]] == false
}
