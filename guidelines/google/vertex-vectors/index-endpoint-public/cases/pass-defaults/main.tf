resource "google_vertex_ai_index_endpoint" "docs" {
  display_name = "社内文書の検索"
  region       = "asia-northeast1"

  network = "projects/123456789012/global/networks/ai-vpc"
}
