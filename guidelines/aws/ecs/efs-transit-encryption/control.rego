# Traffic to EFS is encrypted only when the volume says so.
package sekisho

deny contains {
	"at": ["Volumes", i, "EFSVolumeConfiguration", "TransitEncryption"],
	"facts": {
		"volume": object.get(volume, "Name", null),
		"value": object.get(volume.EFSVolumeConfiguration, "TransitEncryption", null),
	},
} if {
	some i, volume in input.Volumes
	is_object(volume.EFSVolumeConfiguration)
	not volume.EFSVolumeConfiguration.TransitEncryption == "ENABLED"
}
