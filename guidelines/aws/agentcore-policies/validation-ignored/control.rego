# FAIL_ON_ANY_FINDINGS, the vendor's default, refuses policies that the Cedar analyzer objects to. No answer of the live API says
# how a policy was validated, so what says nothing is not asked.
package sekisho

applies if input.ValidationMode

deny contains {"at": ["ValidationMode"], "facts": {"mode": input.ValidationMode}} if {
	not input.ValidationMode == "FAIL_ON_ANY_FINDINGS"
}
