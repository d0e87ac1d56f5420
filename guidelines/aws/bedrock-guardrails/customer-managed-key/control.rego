# A guardrail is under the company's own key when KmsKeyArn names one. Without it the service uses a key that AWS manages,
# whose policy the company can neither narrow nor switch off.
package sekisho

own_key if {
	is_string(input.KmsKeyArn)
	input.KmsKeyArn != ""
}

deny contains {"at": ["KmsKeyArn"], "facts": {}} if {
	not own_key
}
