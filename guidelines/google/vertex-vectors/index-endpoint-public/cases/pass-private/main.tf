resource "google_vertex_ai_index_endpoint" "docs" {
  display_name = "社内文書の検索"
  region       = "asia-northeast1"

  private_service_connect_config {
    enable_private_service_connect = true
    project_allowlist              = ["sekisho-demo"]
  }
}
