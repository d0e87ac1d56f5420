resource "google_vertex_ai_endpoint" "recommend" { # <- here
  name         = "recommend"
  display_name = "おすすめ"
  location     = "asia-northeast1"
}
