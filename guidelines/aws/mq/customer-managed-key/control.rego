# Stored messages are under the company's own key when a key is named and the keys that AWS owns are not used.
package sekisho

options := object.get(input, "EncryptionOptions", {})

deny contains {
	"at": ["EncryptionOptions", "KmsKeyId"],
	"facts": {"aws_owned": object.get(options, "UseAwsOwnedKey", null)},
} if {
	not own_key
}

own_key if {
	input.EncryptionOptions.UseAwsOwnedKey == false
	input.EncryptionOptions.KmsKeyId != ""
}
