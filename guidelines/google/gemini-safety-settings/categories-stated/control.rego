# A category without an entry in safetySettings gets the default of the model, and recent models do not filter by default.
# A request that hands prompt and response to Model Armor templates is screened there and may not carry safetySettings.
package sekisho

applies if not screened

screened if {
	named("promptTemplateName")
	named("responseTemplateName")
}

named(template) if {
	is_string(input.modelArmorConfig[template])
	trim_space(input.modelArmorConfig[template]) != ""
}

wanted := [
	"HARM_CATEGORY_HATE_SPEECH",
	"HARM_CATEGORY_DANGEROUS_CONTENT",
	"HARM_CATEGORY_HARASSMENT",
	"HARM_CATEGORY_SEXUALLY_EXPLICIT",
]

stated contains category if {
	some entry in input.safetySettings
	category := entry.category
}

missing := [category | some category in wanted; not category in stated]

# Where Model Armor is configured, the finding rests on the template that is missing there.
default template := null

template := unnamed[0] if is_object(input.modelArmorConfig)

unnamed := [name | some name in ["promptTemplateName", "responseTemplateName"]; not named(name)]

place := ["safetySettings"] if {
	template == null
} else := ["modelArmorConfig", template]

deny contains {
	"at": place,
	"facts": {"missing": missing, "template": template},
} if {
	not screened
	count(missing) > 0
}
