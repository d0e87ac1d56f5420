# Stored messages are under the company's own key when a key is named and the keys that AWS owns are not used.
package sekisho

deny contains {
	"at": ["EncryptionOptions", "KmsKeyId"],
	"facts": {"aws_owned": object.get(input, ["EncryptionOptions", "UseAwsOwnedKey"], null)},
} if {
	not has_key
}

has_key if input.EncryptionOptions.KmsKeyId != ""

deny contains {"at": ["EncryptionOptions", "UseAwsOwnedKey"], "facts": {"aws_owned": true}} if {
	has_key
	not input.EncryptionOptions.UseAwsOwnedKey == false
}
