# An encryption that was written down without a method. A bucket without any is encrypted with SSE-S3: AWS has done so since
# January 2023, and it cannot be turned off.
package sekisho

methods := {"AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"}

rules := object.get(input, ["BucketEncryption", "ServerSideEncryptionConfiguration"], [])

deny contains {
	"at": ["BucketEncryption", "ServerSideEncryptionConfiguration"],
	"facts": {"value": null},
} if {
	input.BucketEncryption
	count([rule | some rule in rules; rule.ServerSideEncryptionByDefault.SSEAlgorithm]) == 0
}

deny contains {
	"at": ["BucketEncryption", "ServerSideEncryptionConfiguration", i, "ServerSideEncryptionByDefault", "SSEAlgorithm"],
	"facts": {"value": method},
} if {
	some i, rule in rules
	method := rule.ServerSideEncryptionByDefault.SSEAlgorithm
	not method in methods
}
