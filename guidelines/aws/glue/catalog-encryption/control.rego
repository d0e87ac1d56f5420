# The catalog is encrypted when its metadata is under a KMS key and passwords of connections are returned encrypted.
package sekisho

settings := object.get(input, "DataCatalogEncryptionSettings", {})

deny contains {
	"at": ["DataCatalogEncryptionSettings", "EncryptionAtRest", "CatalogEncryptionMode"],
	"facts": {
		"setting": "CatalogEncryptionMode",
		"value": object.get(settings, ["EncryptionAtRest", "CatalogEncryptionMode"], null),
	},
} if {
	not startswith(input.DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode, "SSE-KMS")
}

deny contains {
	"at": ["DataCatalogEncryptionSettings", "ConnectionPasswordEncryption", "ReturnConnectionPasswordEncrypted"],
	"facts": {
		"setting": "ReturnConnectionPasswordEncrypted",
		"value": object.get(settings, ["ConnectionPasswordEncryption", "ReturnConnectionPasswordEncrypted"], null),
	},
} if {
	not input.DataCatalogEncryptionSettings.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted == true
}
