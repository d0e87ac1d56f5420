# Conversations and memories are encrypted with the company's own key when EncryptionKeyArn names one.
package sekisho

has_key if {
	is_string(input.EncryptionKeyArn)
	trim_space(input.EncryptionKeyArn) != ""
}

deny contains {"at": ["EncryptionKeyArn"], "facts": {}} if not has_key
