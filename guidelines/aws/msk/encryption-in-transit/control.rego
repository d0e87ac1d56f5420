# Traffic is encrypted when clients must use TLS and brokers use it among themselves. MSK always encrypts at rest.
package sekisho

transit := object.get(input, ["EncryptionInfo", "EncryptionInTransit"], {})

deny contains {
	"at": ["EncryptionInfo", "EncryptionInTransit", "ClientBroker"],
	"facts": {"setting": "ClientBroker", "value": object.get(transit, "ClientBroker", null)},
} if {
	not input.EncryptionInfo.EncryptionInTransit.ClientBroker == "TLS"
}

deny contains {
	"at": ["EncryptionInfo", "EncryptionInTransit", "InCluster"],
	"facts": {"setting": "InCluster", "value": object.get(transit, "InCluster", null)},
} if {
	not input.EncryptionInfo.EncryptionInTransit.InCluster == true
}
