# Encryption with a key of the company's own. What is not encrypted has a guide of its own; aws/elasticfilesystem is the key that AWS
# manages.
package sekisho

applies if input.Encrypted == true

deny contains {
	"at": ["KmsKeyId"],
	"facts": {"key": object.get(input, "KmsKeyId", null)},
} if {
	not own
}

own if {
	input.KmsKeyId != ""
	not endswith(input.KmsKeyId, "alias/aws/elasticfilesystem")
}
