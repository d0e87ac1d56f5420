# A stream is encrypted when its encryption type is KMS; the vendor's default is NONE.
package sekisho

deny contains {
	"at": ["StreamEncryption", "EncryptionType"],
	"facts": {"value": object.get(input, ["StreamEncryption", "EncryptionType"], null)},
} if {
	not input.StreamEncryption.EncryptionType == "KMS"
}
