# Both disks of an instance are encrypted with Google's keys unless each says CMEK. An instance always has a data disk.
package sekisho

# Workbench instances (API v2) are set up by gceSetup; user-managed notebooks (API v1) have everything at the top.
workbench if input.gceSetup

workbench if input.apiVersion == "v2"

managed if {
	input.apiVersion == "v1"
	not input.gceSetup
}

deny contains {
	"at": ["gceSetup", "bootDisk", "diskEncryption"],
	"facts": {"disk": "boot", "value": object.get(input, ["gceSetup", "bootDisk", "diskEncryption"], null)},
} if {
	workbench
	not input.gceSetup.bootDisk.diskEncryption == "CMEK"
}

deny contains {
	"at": ["gceSetup", "dataDisks", i, "diskEncryption"],
	"facts": {"disk": "data", "value": object.get(disk, "diskEncryption", null)},
} if {
	workbench
	some i, disk in input.gceSetup.dataDisks
	not disk.diskEncryption == "CMEK"
}

deny contains {
	"at": ["gceSetup", "dataDisks"],
	"facts": {"disk": "data", "value": null},
} if {
	workbench
	not input.gceSetup.dataDisks[0]
}

deny contains {
	"at": ["diskEncryption"],
	"facts": {"disk": "all", "value": object.get(input, "diskEncryption", null)},
} if {
	managed
	not input.diskEncryption == "CMEK"
}
