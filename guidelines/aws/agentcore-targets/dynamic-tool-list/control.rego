# In DYNAMIC mode agents get the tools and descriptions that the server gives at that moment; in DEFAULT, the vendor's default,
# those of the last synchronization.
package sekisho

applies if input.TargetConfiguration.Mcp.McpServer.Endpoint

deny contains {
	"at": ["TargetConfiguration", "Mcp", "McpServer", "ListingMode"],
	"facts": {"mode": input.TargetConfiguration.Mcp.McpServer.ListingMode, "server": input.TargetConfiguration.Mcp.McpServer.Endpoint},
} if {
	not input.TargetConfiguration.Mcp.McpServer.ListingMode == "DEFAULT"
}
