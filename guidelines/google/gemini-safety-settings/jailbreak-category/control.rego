# A request that sets thresholds of its own has one for prompts that try to get around the filters as well. One that hands its
# prompt to Model Armor is screened for that there, and one without any setting is left to the guide categories-stated.
package sekisho

applies if {
	count(input.safetySettings) > 0
	not screened
}

screened if trim_space(input.modelArmorConfig.promptTemplateName) != ""

stated if {
	some entry in input.safetySettings
	entry.category == "HARM_CATEGORY_JAILBREAK"
}

deny contains {
	"at": ["safetySettings"],
	"facts": {"stated": sort({category | some entry in input.safetySettings; category := entry.category})},
} if {
	count(input.safetySettings) > 0
	not screened
	not stated
}
