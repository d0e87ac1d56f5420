# An inspection template finds what it lists. Which personal data a workload handles is a declared fact; a type of the company's
# own may be for any of it, so a template with such types is only held to what Google has detectors for. An inspection template
# that nobody read is no proof of anything, and no fault.
package sekisho

applies if count(inspections) > 0

named := input.filterConfig.sdpSettings.advancedConfig.inspectTemplate

# In code it is named by where it is written, in an answer by its name.
inspections contains template if {
	some id, template in data.snapshot["dlp.googleapis.com/InspectTemplate"]
	named in {id, template.name}
}

inspections contains template if {
	some _, template in data.snapshot["dlp.googleapis.com/InspectTemplate"]
	named == concat("/", [template.parent, "inspectTemplates", template.templateId])
}

inspections contains template if {
	some id, template in data.snapshot["dlp.googleapis.com/InspectTemplate"]
	not template.name
	id == named
}

short(template) := regex.replace(template.name, `^.*/`, "") if {
	template.name
} else := id if {
	id := template.templateId
}

# Any one of these finds it: Google's own type, or a general one that takes it in.
detectors := {
	"my_number": {"JAPAN_INDIVIDUAL_NUMBER", "GOVERNMENT_ID"},
	"drivers_license": {"JAPAN_DRIVERS_LICENSE_NUMBER", "DRIVERS_LICENSE_NUMBER", "GOVERNMENT_ID"},
	"passport": {"JAPAN_PASSPORT", "PASSPORT", "GOVERNMENT_ID"},
	"bank_account": {"JAPAN_BANK_ACCOUNT", "FINANCIAL_ACCOUNT_NUMBER", "FINANCIAL_ID"},
	"payment_card": {"CREDIT_CARD_NUMBER", "FINANCIAL_ID"},
}

found(template, kind) if {
	some type in template.inspectConfig.infoTypes
	type.name in detectors[kind]
}

# Addresses and names are in nearly every message, so they are not asked for.
found(template, "contact") if {
	names := {type.name | some type in template.inspectConfig.infoTypes}
	count({"PHONE_NUMBER", "EMAIL_ADDRESS"} - names) == 0
}

# Residence cards, health insurance and whatever else a company calls personal have no detector of Google's.
found(template, kind) if {
	not detectors[kind]
	not kind == "contact"
	count(template.inspectConfig.customInfoTypes) > 0
}

deny contains {
	"at": ["filterConfig", "sdpSettings", "advancedConfig", "inspectTemplate"],
	"facts": {"template": name, "missing": missing},
	"proven": true,
} if {
	some template in inspections
	name := short(template)
	missing := [kind |
		some kind in data.workload.personal_data
		not found(template, kind)
	]
	count(missing) > 0
}
