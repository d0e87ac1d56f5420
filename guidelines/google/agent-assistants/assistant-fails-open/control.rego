# While Model Armor cannot be reached, FAIL_OPEN lets everything pass; unspecified is FAIL_CLOSED. An assistant without templates
# is left to the guide assistant-model-armor.
package sekisho

applies if count(templates) > 0

templates := [template |
	some member in ["userPromptTemplate", "responseTemplate"]
	template := input.customerPolicy.modelArmorConfig[member]
	trim_space(template) != ""
]

deny contains {
	"at": ["customerPolicy", "modelArmorConfig", "failureMode"],
	"facts": {"value": object.get(input, ["customerPolicy", "modelArmorConfig", "failureMode"], null)},
} if {
	count(templates) > 0
	not input.customerPolicy.modelArmorConfig.failureMode == "FAIL_CLOSED"
}
