resource "google_agent_registry_service" "expense" {
  location     = "asia-northeast1"
  service_id   = "expense"
  display_name = "経費精算の MCP サーバー"

  interfaces {
    url              = "https://agent:himitsu0123@mcp.example.jp/sse" # <- here
    protocol_binding = "JSONRPC"
  }

  mcp_server_spec {
    type = "NO_SPEC"
  }
}
