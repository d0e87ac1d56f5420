# A desktop has two volumes, and each is encrypted only when it is said.
package sekisho

deny contains {
	"at": ["RootVolumeEncryptionEnabled"],
	"facts": {"setting": "RootVolumeEncryptionEnabled", "value": object.get(input, "RootVolumeEncryptionEnabled", null)},
} if {
	not input.RootVolumeEncryptionEnabled == true
}

deny contains {
	"at": ["UserVolumeEncryptionEnabled"],
	"facts": {"setting": "UserVolumeEncryptionEnabled", "value": object.get(input, "UserVolumeEncryptionEnabled", null)},
} if {
	not input.UserVolumeEncryptionEnabled == true
}
