# A floor setting that screens Gemini sees prompts and answers, and not what tools say to an agent over MCP. Whether agents use
# MCP is a declared fact. What a setting for MCP servers that is there lacks is told by floor-blocks.
package sekisho

applies if {
	"AI_PLATFORM" in input.integratedServices
	"GOOGLE_MCP_SERVER" in input.integratedServices
}

applies if {
	"AI_PLATFORM" in input.integratedServices
	not input.googleMcpServerFloorSetting
}

deny contains {
	"at": ["integratedServices"],
	"facts": {"services": input.integratedServices},
} if {
	data.workload.mcp == true
	"AI_PLATFORM" in input.integratedServices
	not "GOOGLE_MCP_SERVER" in input.integratedServices
	not input.googleMcpServerFloorSetting
}
