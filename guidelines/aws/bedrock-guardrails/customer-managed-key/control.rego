# A guardrail is under the company's own key when KmsKeyArn names one. Without it the service uses a key that AWS manages,
# whose policy the company can neither narrow nor switch off.
package sekisho

own_key if {
	# One part tells as much as the whole, and all keys have it in common, so what is said of one serves for the others.
	split(input.KmsKeyArn, ":")[0] != ""
}

deny contains {"at": ["KmsKeyArn"], "facts": {}} if {
	not own_key
}
