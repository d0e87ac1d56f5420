# A Region in which new EBS volumes are encrypted whatever the request says. Where nothing is known of it, nothing is said.
package sekisho

applies if input.EbsEncryptionByDefault

deny contains {
	"at": ["EbsEncryptionByDefault", "EbsEncryptionByDefault"],
	"facts": {"value": object.get(input.EbsEncryptionByDefault, "EbsEncryptionByDefault", null)},
} if {
	not input.EbsEncryptionByDefault.EbsEncryptionByDefault == true
}
