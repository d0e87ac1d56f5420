# The basic configuration knows a fixed set of types: credit cards, account numbers, credentials of Google Cloud and numbers of
# the United States. Whatever else a workload handles needs an inspection template. A template that inspects nothing is left to
# the guide sensitive-data-protection.
package sekisho

applies if input.filterConfig.sdpSettings.basicConfig.filterEnforcement == "ENABLED"

fixed := {"payment_card", "bank_account"}

missing := [kind |
	some kind in data.workload.personal_data
	not kind in fixed
]

deny contains {
	"at": ["filterConfig", "sdpSettings", "basicConfig"],
	"facts": {"missing": missing},
} if {
	input.filterConfig.sdpSettings.basicConfig.filterEnforcement == "ENABLED"
	count(missing) > 0
}
