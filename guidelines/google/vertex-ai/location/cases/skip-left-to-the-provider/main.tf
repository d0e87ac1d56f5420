resource "google_vertex_ai_endpoint" "summary" {
  name         = "summary"
  display_name = "要約サービス"
}
