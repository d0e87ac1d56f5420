# Without a condition a provider takes every credential of its issuer, and most issuers serve more than one company.
package sekisho

applies if not input.disabled == true

limited if not trim_space(lower(input.attributeCondition)) in {"", "true"}

deny contains {
	"at": ["attributeCondition"],
	"facts": {
		"value": object.get(input, "attributeCondition", null),
		"issuer": object.get(input, ["oidc", "issuerUri"], null),
	},
} if {
	not input.disabled == true
	not input.attributeCondition
}

deny contains {
	"at": ["attributeCondition"],
	"facts": {
		"value": input.attributeCondition,
		"issuer": object.get(input, ["oidc", "issuerUri"], null),
	},
} if {
	not input.disabled == true
	input.attributeCondition
	not limited
}
