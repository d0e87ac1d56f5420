# Default encryption with a key of the company's own. The destination of access logs cannot have one: S3 delivers them to
# buckets with SSE-S3 only.
package sekisho

applies if not input.AccessControl == "LogDeliveryWrite"

rules := object.get(input, ["BucketEncryption", "ServerSideEncryptionConfiguration"], [])

kms := {"aws:kms", "aws:kms:dsse"}

deny contains {
	"at": ["BucketEncryption"],
	"facts": {"algorithm": null, "key": null},
} if {
	count([rule | some rule in rules; rule.ServerSideEncryptionByDefault.SSEAlgorithm]) == 0
}

deny contains {
	"at": ["BucketEncryption", "ServerSideEncryptionConfiguration", i, "ServerSideEncryptionByDefault", "SSEAlgorithm"],
	"facts": {"algorithm": algorithm, "key": null},
} if {
	some i, rule in rules
	algorithm := rule.ServerSideEncryptionByDefault.SSEAlgorithm
	not algorithm in kms
}

deny contains {
	"at": ["BucketEncryption", "ServerSideEncryptionConfiguration", i, "ServerSideEncryptionByDefault", "KMSMasterKeyID"],
	"facts": {"algorithm": method.SSEAlgorithm, "key": object.get(method, "KMSMasterKeyID", null)},
} if {
	some i, rule in rules
	method := rule.ServerSideEncryptionByDefault
	method.SSEAlgorithm in kms
	not own(method)
}

# aws/s3 is the key that AWS manages.
own(method) if {
	method.KMSMasterKeyID != ""
	not endswith(method.KMSMasterKeyID, "alias/aws/s3")
}
