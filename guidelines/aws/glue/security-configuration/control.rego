# A security configuration encrypts everything a job leaves: logs and bookmarks under a KMS key, and data in S3.
package sekisho

encryption := object.get(input, "EncryptionConfiguration", {})

deny contains {
	"at": ["EncryptionConfiguration", "CloudWatchEncryption", "CloudWatchEncryptionMode"],
	"facts": {
		"setting": "CloudWatchEncryptionMode",
		"value": object.get(encryption, ["CloudWatchEncryption", "CloudWatchEncryptionMode"], null),
	},
} if {
	not input.EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode == "SSE-KMS"
}

deny contains {
	"at": ["EncryptionConfiguration", "JobBookmarksEncryption", "JobBookmarksEncryptionMode"],
	"facts": {
		"setting": "JobBookmarksEncryptionMode",
		"value": object.get(encryption, ["JobBookmarksEncryption", "JobBookmarksEncryptionMode"], null),
	},
} if {
	not input.EncryptionConfiguration.JobBookmarksEncryption.JobBookmarksEncryptionMode == "CSE-KMS"
}

deny contains {
	"at": ["EncryptionConfiguration", "S3Encryptions"],
	"facts": {"setting": "S3EncryptionMode", "value": null},
} if {
	count(object.get(encryption, "S3Encryptions", [])) == 0
}

deny contains {
	"at": ["EncryptionConfiguration", "S3Encryptions", i, "S3EncryptionMode"],
	"facts": {"setting": "S3EncryptionMode", "value": object.get(data_in_s3, "S3EncryptionMode", null)},
} if {
	some i, data_in_s3 in input.EncryptionConfiguration.S3Encryptions
	not data_in_s3.S3EncryptionMode in {"SSE-KMS", "SSE-S3"}
}
