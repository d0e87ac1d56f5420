resource "google_vertex_ai_endpoint" "summary" { # <- here
  name         = "summary"
  display_name = "要約サービス"
  location     = "asia-northeast1"
}
