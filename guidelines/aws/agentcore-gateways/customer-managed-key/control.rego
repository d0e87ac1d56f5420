# What a gateway keeps is encrypted with the company's own key when KmsKeyArn names one.
package sekisho

has_key if {
	is_string(input.KmsKeyArn)
	trim_space(input.KmsKeyArn) != ""
}

deny contains {"at": ["KmsKeyArn"], "facts": {}} if not has_key
