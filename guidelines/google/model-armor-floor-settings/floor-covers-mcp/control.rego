# A floor setting that screens Gemini sees prompts and answers, and not what tools say to an agent over MCP. A setting for MCP
# servers that is left over, or whose service nobody listed, does nothing. Whether agents use MCP is a declared fact. What the
# setting of a listed service lacks is told by floor-blocks.
package sekisho

applies if meant

deny contains {
	"at": ["integratedServices"],
	"facts": {"services": input.integratedServices},
} if {
	data.workload.mcp == true
	meant
	not "GOOGLE_MCP_SERVER" in input.integratedServices
}

# Somebody means it to screen something.
meant if "AI_PLATFORM" in input.integratedServices

meant if input.googleMcpServerFloorSetting
