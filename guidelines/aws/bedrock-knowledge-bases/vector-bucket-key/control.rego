# Without a key of one's own, the vectors and the text beside them are encrypted with a key of S3.
package sekisho

default key := null

key := input.EncryptionConfiguration.KmsKeyArn

deny contains {
	"at": ["EncryptionConfiguration", "KmsKeyArn"],
	"facts": {"type": object.get(input, ["EncryptionConfiguration", "SseType"], null)},
} if {
	not encrypted
}

# A key can be named with SSE-KMS alone.
encrypted if {
	is_string(key)
	trim_space(key) != ""
}
