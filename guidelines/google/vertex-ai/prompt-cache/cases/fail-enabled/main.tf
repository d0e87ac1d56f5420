resource "google_vertex_ai_cache_config" "this" {
  project       = "sekisho-demo"
  disable_cache = false # <- here
}
