resource "google_agent_registry_service" "expense" {
  location     = "asia-northeast1"
  service_id   = "expense"
  display_name = "経費精算の MCP サーバー"

  interfaces {
    url              = "https://mcp.example.jp/expense?version=2&region=tokyo"
    protocol_binding = "JSONRPC"
  }

  mcp_server_spec {
    type = "NO_SPEC"
  }
}
