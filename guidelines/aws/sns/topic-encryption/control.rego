# The disks under SNS are always encrypted; a KMS key is what puts reading messages under the company's own permissions.
package sekisho

deny contains {
	"at": ["KmsMasterKeyId"],
	"facts": {"value": object.get(input, "KmsMasterKeyId", null)},
} if {
	not encrypted
}

encrypted if input.KmsMasterKeyId != ""
