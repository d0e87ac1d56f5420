# Every volume that an instance starts with is encrypted, and so is the root volume, which is there even where nothing says
# so. A launch template, and an instance of one, may leave its volumes to somebody else.
package sekisho

applies if input.BlockDeviceMappings

applies if input.LaunchTemplateData.BlockDeviceMappings

applies if {
	not input.LaunchTemplateData
	not input.LaunchTemplate
}

place := ["LaunchTemplateData", "BlockDeviceMappings"] if input.LaunchTemplateData

place := ["BlockDeviceMappings"] if not input.LaunchTemplateData

devices := object.get(input.LaunchTemplateData, "BlockDeviceMappings", []) if input.LaunchTemplateData

devices := object.get(input, "BlockDeviceMappings", []) if not input.LaunchTemplateData

# Names that AMIs give their root device; Terraform's root block has no name.
root_names := {"/dev/xvda", "/dev/sda1", "/dev/sda"}

root(device) if not device.DeviceName

root(device) if device.DeviceName in root_names

disk(device) if device.Ebs

disk(device) if {
	not device.DeviceName
	not device.VirtualName
}

deny contains {
	"at": array.concat(place, [i, "Ebs", "Encrypted"]),
	"facts": {"device": object.get(device, "DeviceName", null), "value": object.get(device, ["Ebs", "Encrypted"], null)},
} if {
	some i, device in devices
	disk(device)
	not device.Ebs.Encrypted == true
}

deny contains {
	"at": place,
	"facts": {"device": null, "value": null},
} if {
	not input.LaunchTemplateData
	not input.LaunchTemplate
	count([device | some device in devices; root(device)]) == 0
}
