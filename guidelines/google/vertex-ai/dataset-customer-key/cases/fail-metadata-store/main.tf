resource "google_vertex_ai_metadata_store" "products" { # <- here
  name   = "default"
  region = "asia-northeast1"
}
