resource "google_vertex_ai_index" "docs" { # <- here
  display_name        = "社内文書"
  region              = "asia-northeast1"
  index_update_method = "STREAM_UPDATE"
}
