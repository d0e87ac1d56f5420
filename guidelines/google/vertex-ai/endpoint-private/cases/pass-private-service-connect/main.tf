resource "google_vertex_ai_endpoint" "recommend" {
  name         = "recommend"
  display_name = "おすすめ"
  location     = "asia-northeast1"

  private_service_connect_config {
    enable_private_service_connect = true
    project_allowlist              = ["sekisho-demo"]
  }
}
