resource "google_vertex_ai_endpoint" "summary" {
  name         = "summary"
  display_name = "要約サービス"
  location     = "asia-northeast1"

  network = "projects/123456789012/global/networks/ai-vpc"
}
