# An integrated service is protected in line only when its own setting inspects and blocks.
# A floor setting that integrates nothing only sets minimums for templates, as on folders and organizations: it has nothing to block.
# A setting for a service that is not listed does nothing; floor-covers-mcp tells of it.
package sekisho

applies if count(integrated) > 0

integrated contains ["AI_PLATFORM", "aiPlatformFloorSetting"] if "AI_PLATFORM" in input.integratedServices

integrated contains ["GOOGLE_MCP_SERVER", "googleMcpServerFloorSetting"] if "GOOGLE_MCP_SERVER" in input.integratedServices

deny contains {
	"at": [member, "inspectAndBlock"],
	"facts": {"service": service, "setting": "inspectAndBlock", "value": object.get(input, [member, "inspectAndBlock"], null)},
} if {
	some [service, member] in integrated
	not input[member].inspectAndBlock == true
	not input[member].inspectOnly == true
}

deny contains {
	"at": [member, "inspectOnly"],
	"facts": {"service": service, "setting": "inspectOnly", "value": object.get(input, [member, "inspectOnly"], null)},
} if {
	some [service, member] in integrated
	inspects_only(input[member])
}

inspects_only(setting) if setting.inspectOnly == true

inspects_only(setting) if {
	setting.inspectAndBlock == true
	not setting.inspectOnly == false
}
