# An assistant has its prompts and its answers screened by one template each; where one is not named, that direction is not
# screened.
package sekisho

missing := [member |
	some member in ["userPromptTemplate", "responseTemplate"]
	not named(member)
]

named(member) if trim_space(input.customerPolicy.modelArmorConfig[member]) != ""

deny contains {
	"at": ["customerPolicy", "modelArmorConfig", missing[0]],
	"facts": {"missing": missing},
} if {
	count(missing) > 0
}
