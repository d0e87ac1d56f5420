# What a floor setting finds in line is told to nobody but Cloud Logging, and there only where the integrated service asks for
# it; unset means false.
package sekisho

applies if count(integrated) > 0

integrated contains ["AI_PLATFORM", "aiPlatformFloorSetting"] if "AI_PLATFORM" in input.integratedServices

integrated contains ["GOOGLE_MCP_SERVER", "googleMcpServerFloorSetting"] if "GOOGLE_MCP_SERVER" in input.integratedServices

deny contains {
	"at": [member, "enableCloudLogging"],
	"facts": {"service": service, "setting": member},
} if {
	some [service, member] in integrated
	not input[member].enableCloudLogging == true
}
