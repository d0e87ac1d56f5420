# A notebook instance gets an external IP address unless that is switched off: in gceSetup for Workbench (API v2), at the
# top for user-managed notebooks (API v1).
package sekisho

workbench if input.gceSetup

workbench if input.apiVersion == "v2"

deny contains {
	"at": ["gceSetup", "disablePublicIp"],
	"facts": {"setting": "gceSetup.disablePublicIp", "value": object.get(input, ["gceSetup", "disablePublicIp"], null)},
} if {
	workbench
	not input.gceSetup.disablePublicIp == true
}

deny contains {
	"at": ["noPublicIp"],
	"facts": {"setting": "noPublicIp", "value": object.get(input, "noPublicIp", null)},
} if {
	not workbench
	not input.noPublicIp == true
}
