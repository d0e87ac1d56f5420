# Each store of a feature group is encrypted with the company's own key when its KmsKeyId names one.
package sekisho

named(key) if {
	is_string(key)
	trim_space(key) != ""
}

online if named(input.OnlineStoreConfig.SecurityConfig.KmsKeyId)

offline if named(input.OfflineStoreConfig.S3StorageConfig.KmsKeyId)

deny contains {"at": ["OnlineStoreConfig", "SecurityConfig", "KmsKeyId"], "facts": {"store": "online"}} if {
	input.OnlineStoreConfig.EnableOnlineStore == true
	not online
}

deny contains {"at": ["OfflineStoreConfig", "S3StorageConfig", "KmsKeyId"], "facts": {"store": "offline"}} if {
	input.OfflineStoreConfig
	not offline
}
