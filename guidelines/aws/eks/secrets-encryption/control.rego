# EKS encrypts all data of the Kubernetes API by default, with a key that AWS owns. A key of the company's own, for which it
# decides who may decrypt, has to be named.
package sekisho

deny contains {"at": ["EncryptionConfig"], "facts": {}} if not own_key

own_key if {
	some encryption in input.EncryptionConfig
	"secrets" in encryption.Resources
	encryption.Provider.KeyArn != ""
}
