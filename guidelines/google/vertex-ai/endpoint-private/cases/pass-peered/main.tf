resource "google_vertex_ai_endpoint" "recommend" {
  name         = "recommend"
  display_name = "おすすめ"
  location     = "asia-northeast1"

  network = "projects/111122223333/global/networks/prod"
}
